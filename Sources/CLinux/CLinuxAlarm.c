// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CLinuxAlarm.h"

#include <errno.h>
#include <stddef.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

static const int64_t second = 1000000000;

int clinux_alarm(void) { return timerfd_create(CLOCK_BOOTTIME, TFD_CLOEXEC); }

int clinux_alarm_set(int alarm, int64_t nanoseconds) {
  // Zero would disarm it; what is long over is due at once.
  int64_t due = nanoseconds > 0 ? nanoseconds : 1;
  struct itimerspec once = {.it_value = {.tv_sec = due / second, .tv_nsec = due % second}};
  return timerfd_settime(alarm, TFD_TIMER_ABSTIME, &once, NULL);
}

bool clinux_alarm_wait(int alarm) {
  uint64_t times;
  ssize_t count;
  do count = read(alarm, &times, sizeof times);
  while (count < 0 && errno == EINTR);
  return count == sizeof times;
}

int64_t clinux_alarm_now(void) {
  struct timespec time;
  clock_gettime(CLOCK_BOOTTIME, &time);
  return time.tv_sec * second + time.tv_nsec;
}
