// SPDX-License-Identifier: GPL-3.0-or-later
#ifndef CLINUX_SIGNAL_H
#define CLINUX_SIGNAL_H

/// From now on the signal is one byte, its number, written to the descriptor: sigaction(2) with SA_RESTART.
///
/// One descriptor for all signals of the process, the one of the last call; it is not to be closed.
int clinux_signal_writes(int signal, int descriptor);

#endif
