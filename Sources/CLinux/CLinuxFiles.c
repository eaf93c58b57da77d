// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CLinuxFiles.h"
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

static const int writing = O_WRONLY | O_NOFOLLOW | O_CLOEXEC;

static int create(const char *path) {
  int file = open(path, writing | O_CREAT | O_EXCL, 0600);
  if (file >= 0) (void)fchmod(file, 0600);
  return file;
}

static int fail(int file, int code) {
  (void)close(file);
  errno = code;
  return -1;
}

/// What is no regular file keeps no words of ours, and is nobody's to read later: a pipe, a terminal, /dev/null.
static int open_special(const char *path) {
  struct stat facts;
  int file = open(path, writing);
  if (file < 0) return -1;
  if (fstat(file, &facts) != 0) return fail(file, errno);
  return S_ISREG(facts.st_mode) ? fail(file, EEXIST) : file;
}

/// A new file under another name first, so that the old one is there until the new one is.
static int replace(const char *path) {
  char draft[PATH_MAX];
  int length = snprintf(draft, sizeof draft, "%s.new-%ld", path, (long)getpid());
  if (length < 0 || (size_t)length >= sizeof draft) {
    errno = ENAMETOOLONG;
    return -1;
  }
  int file = create(draft);
  if (file < 0) return -1;
  if (rename(draft, path) == 0) return file;
  int code = errno;
  (void)unlink(draft);
  return fail(file, code);
}

int clinux_new_file(const char *path) {
  struct stat facts;
  if (lstat(path, &facts) != 0) return errno == ENOENT ? create(path) : -1;
  if (S_ISLNK(facts.st_mode)) {
    errno = ELOOP;
    return -1;
  }
  if (!S_ISREG(facts.st_mode)) return open_special(path);
  if (facts.st_uid != geteuid()) {
    errno = EPERM;
    return -1;
  }
  return replace(path);
}
