// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_SPAWN_H
#define CLINUX_SPAWN_H

#include <spawn.h>

/// Lets the spawned process have no descriptor from `first` on (posix_spawn_file_actions_addclosefrom_np(3), glibc 2.34);
/// 0, or the error.
int clinux_spawn_close_from(posix_spawn_file_actions_t *actions, int first);

#endif
