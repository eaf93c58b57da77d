// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_PRIORITY_H
#define CLINUX_PRIORITY_H

/// Gives the calling thread the lowest priority there is, for as long as it lives: SCHED_IDLE (sched_setscheduler(2)) and
/// niceness 19 (setpriority(2)). Giving way needs no right.
void clinux_be_least(void);

/// How many processors the program may run on: sched_getaffinity(2); at least one.
int clinux_processors(void);

#endif
