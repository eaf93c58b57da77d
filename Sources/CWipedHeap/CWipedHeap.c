// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CWipedHeap.h"

#include <malloc.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define HEAP_IS_ANOTHERS
#endif
#endif

#ifndef HEAP_IS_ANOTHERS

// The C library's own heap, by the names that it keeps for programs that replace the usual ones.
extern void *__libc_realloc(void *block, size_t size);
extern void __libc_free(void *block);

void free(void *block) {
  if (block == NULL) return;
  explicit_bzero(block, malloc_usable_size(block));
  __libc_free(block);
}

// The C library's would free a block that it moves without coming by here. One that shrinks stays where it is.
void *realloc(void *block, size_t size) {
  if (block == NULL) return malloc(size);
  size_t had = malloc_usable_size(block);
  if (size <= had) {
    explicit_bzero((char *)block + size, had - size);
    return __libc_realloc(block, size);
  }
  void *grown = malloc(size);
  if (grown == NULL) return NULL;
  memcpy(grown, block, had);
  free(block);
  return grown;
}

#endif
