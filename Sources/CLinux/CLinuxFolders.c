// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CLinuxFolders.h"

#include <errno.h>
#include <ftw.h>
#include <stdio.h>

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *place) {
  (void)status, (void)kind, (void)place;
  // What its owner moved or removed meanwhile is no reason to leave the rest.
  return remove(path) == 0 || errno == ENOENT ? 0 : -1;
}

int clinux_remove_folder(const char *path) { return nftw(path, remove_one, 16, FTW_DEPTH | FTW_PHYS); }
