// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_ALARM_H
#define CLINUX_ALARM_H
#include <stdbool.h>
#include <stdint.h>

/// timerfd_create(2) with TFD_CLOEXEC on CLOCK_BOOTTIME, which goes on while the machine sleeps.
int clinux_alarm(void);

/// Makes the alarm readable at `nanoseconds` of CLOCK_BOOTTIME, once; what was set before is forgotten: timerfd_settime(2).
int clinux_alarm_set(int alarm, int64_t nanoseconds);

/// Waits until the alarm is due: read(2). False where it cannot be read.
bool clinux_alarm_wait(int alarm);

/// Nanoseconds of CLOCK_BOOTTIME now.
int64_t clinux_alarm_now(void);

#endif
