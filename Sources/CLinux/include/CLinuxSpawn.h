// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_SPAWN_H
#define CLINUX_SPAWN_H

/// Lets the spawned process have no descriptor from `first` on (posix_spawn_file_actions_addclosefrom_np(3), glibc 2.34);
/// 0, or the error.
///
/// `actions` is a `posix_spawn_file_actions_t *`; including <spawn.h> here would make glibc's types this module's own.
int clinux_spawn_close_from(void *actions, int first);

#endif
