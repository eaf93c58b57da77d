// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_WAIT_H
#define CLINUX_WAIT_H
#include <stdint.h>

/// ppoll(2) for reading on one descriptor, for at most so many nanoseconds; negative waits without end.
/// 1 when readable, 0 when the time is up or a signal came.
int clinux_wait(int descriptor, int64_t nanoseconds);

#endif
