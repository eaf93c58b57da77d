// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_FOLDERS_H
#define CLINUX_FOLDERS_H

/// Removes a folder and all that is in it: nftw(3), remove(3). Links are removed, and not what they lead to.
int clinux_remove_folder(const char *path);

#endif
