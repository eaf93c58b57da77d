// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_SIGNAL_H
#define CLINUX_SIGNAL_H

#include <stdbool.h>

/// From now on the signal is one byte, its number, written to the descriptor: sigaction(2) with SA_RESTART.
///
/// One descriptor for all signals of the process, the one of the last call; it is not to be closed.
int clinux_signal_writes(int signal, int descriptor);

/// Whether the process ignores the signal, as nohup(1) has it: sigaction(2).
bool clinux_signal_is_ignored(int signal);

/// The kernel sends the process the signal when its parent ends: prctl(2) PR_SET_PDEATHSIG.
void clinux_signal_parents_end(int signal);

#endif
