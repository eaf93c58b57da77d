// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CLinuxWait.h"

#include <poll.h>
#include <stddef.h>
#include <time.h>

int clinux_wait(int descriptor, int64_t nanoseconds) {
  struct pollfd waiting = {.fd = descriptor, .events = POLLIN};
  struct timespec limit = {.tv_sec = nanoseconds / 1000000000, .tv_nsec = nanoseconds % 1000000000};
  return ppoll(&waiting, 1, nanoseconds < 0 ? NULL : &limit, NULL) > 0;
}
