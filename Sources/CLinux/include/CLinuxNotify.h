// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_NOTIFY_H
#define CLINUX_NOTIFY_H

/// Sends `state` to the datagram socket `path`, abstract where it begins with `@` (sd_notify(3)); 0, or -1 with errno.
int clinux_notify(const char *path, const char *state);

#endif
