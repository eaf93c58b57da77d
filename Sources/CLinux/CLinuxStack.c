// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CLinuxStack.h"

#include <pthread.h>
#include <stdint.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

/// Further below the caller's frame than that of any function here, and what they call, reaches.
enum { used = 4096 };

__attribute__((noinline)) static void forget_near(uintptr_t page) {
  unsigned char below[2 * used + page];
  explicit_bzero(below, sizeof below);
}

/// The lowest address of the calling thread's stack; 0 where it cannot be told.
static uintptr_t lowest(void) {
  static _Thread_local uintptr_t known;
  if (known != 0) return known;
  pthread_attr_t attributes;
  void *start = NULL;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) != 0) return 0;
  if (pthread_attr_getstack(&attributes, &start, &size) == 0) known = (uintptr_t)start;
  pthread_attr_destroy(&attributes);
  return known;
}

__attribute__((noinline)) static void forget_far(uintptr_t page) {
  uintptr_t end = ((uintptr_t)__builtin_frame_address(0) - used) & ~(page - 1);
  uintptr_t start = lowest();
  if (start != 0 && start < end) madvise((void *)start, end - start, MADV_DONTNEED);
}

void clinux_forget_stack(void) {
  uintptr_t page = (uintptr_t)sysconf(_SC_PAGESIZE);
  forget_near(page);
  forget_far(page);
}
