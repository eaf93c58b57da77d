// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Platform

/// The signals that mean something to the daemon, as events from now on.
enum Signals {
  static var end: AsyncStream<Int32> { SignalThread.stream(of: [SIGINT, SIGTERM]) }

  /// The same, and SIGHUP: the end of a program that has a terminal, and no files to read again.
  static var endOrHangUp: AsyncStream<Int32> { SignalThread.stream(of: [SIGINT, SIGTERM, SIGHUP]) }

  static var reload: AsyncStream<Int32> { SignalThread.stream(of: [SIGHUP]) }
}
