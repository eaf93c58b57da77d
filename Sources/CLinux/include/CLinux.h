// SPDX-License-Identifier: GPL-3.0-or-later
//
// What glibc's Swift module leaves out: macros that are no constants, and structures behind feature macros.
#ifndef CLINUX_H
#define CLINUX_H
#endif
