// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// Wakes one sleeping thread from any other, without a lock on either side: eventfd(2).
final class Wake: Sendable {
  /// -1 where the process has no descriptor left: then sleeps are short, and nothing is missed.
  private let bell = clinux_bell()

  /// The longest sleep without a bell.
  private static let shortSleep: Int64 = 5_000_000

  deinit { close(bell) }

  /// Ends the present sleep, or the next.
  func signal() {
    var one: UInt64 = 1
    _ = unsafe write(bell, &one, 8)
  }

  /// Sleeps until signalled, or for `nanoseconds` where given.
  func sleep(nanoseconds: Int64? = nil) {
    let wanted = max(nanoseconds ?? -1, -1)
    let limit = bell < 0 && !(0..<Self.shortSleep).contains(wanted) ? Self.shortSleep : wanted
    if clinux_wait(bell, limit) > 0 { drain() }
  }

  /// For a sleep in poll(2) among other descriptors.
  var waiting: pollfd { pollfd(fd: bell, events: Int16(POLLIN), revents: 0) }

  /// Forgets the signals until now.
  func drain() {
    var count: UInt64 = 0
    _ = unsafe read(bell, &count, 8)
  }
}
