// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_MEMORY_H
#define CLINUX_MEMORY_H

/// One heap for all threads, where each would have its own, mostly empty: mallopt(3) M_ARENA_MAX. For before the first thread.
void clinux_share_one_heap(void);

#endif
