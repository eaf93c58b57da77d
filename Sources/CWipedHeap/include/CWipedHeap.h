// SPDX-License-Identifier: GPL-3.0-or-later
//
// A heap whose freed memory holds zeros: a program that this module is linked into has `free` and `realloc` of its own, in place
// of the C library's (its manual, "Replacing malloc"), and so have all libraries that the program loads.
//
// Text is copied on its way by everybody: by the wire's parser, by Swift's String and Array, by a synthesiser, by a database. No
// type reaches all of these copies; each of them ends in free(3). What was there is wiped there, whoever made it. What it does not
// reach: registers and stacks of running threads, and Swift's strings of up to fifteen bytes, which stand where their owner stands.
// A program that is built with a sanitizer keeps the sanitizer's heap.
#ifndef CWIPEDHEAP_H
#define CWIPEDHEAP_H

#endif
