// SPDX-License-Identifier: GPL-3.0-or-later

/// How a command ends, for the shell that called it.
enum ExitCode: Int32 {
  case approvedOrDone = 0
  case rejected = 1
  case usage = 2
  case expiredOrCancelled = 3
  /// And no more is said.
  case refused = 4
  case daemonUnreachable = 5
  case other = 6
}
