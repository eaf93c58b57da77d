// SPDX-License-Identifier: GPL-3.0-or-later
#define _GNU_SOURCE
#include "CLinuxSignal.h"

#include <errno.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <unistd.h>

/// A handler is given nothing but the number, so this is the one thing kept here.
static volatile sig_atomic_t receiver = -1;

static void note(int number) {
  int former = errno;
  unsigned char byte = (unsigned char)number;
  // A full pipe holds thousands of signals that nobody has taken: one more would say nothing new.
  if (write(receiver, &byte, 1) < 0) {}
  errno = former;
}

int clinux_signal_writes(int number, int descriptor) {
  receiver = descriptor;
  struct sigaction action = {.sa_handler = note, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  return sigaction(number, &action, NULL);
}

bool clinux_signal_is_ignored(int number) {
  struct sigaction action;
  return sigaction(number, NULL, &action) == 0 && action.sa_handler == SIG_IGN;
}

void clinux_signal_parents_end(int number) { prctl(PR_SET_PDEATHSIG, number); }
