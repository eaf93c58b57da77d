// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_FILES_H
#define CLINUX_FILES_H

/// Begins a file that holds what was heard or said, to be written: a new one, 0600, in the place of a regular file of one's
/// own. Nobody who had the old one open reads along. ELOOP where a link is in its place, EPERM where the file is another
/// user's. What is no regular file, as a pipe, is opened as it is.
int clinux_new_file(const char *path);

#endif
