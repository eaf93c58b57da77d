// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_STACK_H
#define CLINUX_STACK_H

/// Forgets what calls that have returned left on the calling thread's stack: zeros in its next pages, and the pages below given
/// back to the system (madvise(2) MADV_DONTNEED), which gives empty ones when they are needed again.
///
/// For a thread that goes to sleep: a microsecond, and a fault a page when it works again.
void clinux_forget_stack(void);

#endif
