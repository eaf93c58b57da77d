// SPDX-License-Identifier: GPL-3.0-or-later
#include "CLinuxMemory.h"

#include <malloc.h>

void clinux_share_one_heap(void) { mallopt(M_ARENA_MAX, 1); }
