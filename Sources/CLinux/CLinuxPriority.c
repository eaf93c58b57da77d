// SPDX-License-Identifier: GPL-3.0-or-later
// For SCHED_IDLE and the sets of processors.
#define _GNU_SOURCE
#include "CLinuxPriority.h"

#include <sched.h>
#include <sys/resource.h>

void clinux_be_least(void) {
  const struct sched_param none = {0};
  // For both, Linux takes 0 for the calling thread alone.
  sched_setscheduler(0, SCHED_IDLE, &none);
  setpriority(PRIO_PROCESS, 0, 19);
}

int clinux_processors(void) {
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) != 0) return 1;
  const int count = CPU_COUNT(&set);
  return count > 0 ? count : 1;
}
