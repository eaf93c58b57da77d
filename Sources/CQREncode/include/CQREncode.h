// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <stddef.h>

// libqrencode, version 4 of its interface (qrencode.h): opened by dlopen(3) where a symbol is asked for and not before, so that no
// program needs it to start.

/// The most modules that a side has: version 40 of ISO/IEC 18004.
enum { cqrencode_most_modules = 177 };

/// Whether the library is on this machine.
_Bool cqrencode_is_there(void);

/// Encodes bytes at the error correction level M. `modules` takes a byte a module, row by row, 1 where it is dark, and holds
/// `cqrencode_most_modules` squared. Returns how many modules a side has; 0 where the bytes are none or too many, or memory was short,
/// and -1 where the library is not there.
int cqrencode_encode(const unsigned char *bytes, int count, unsigned char *modules);
