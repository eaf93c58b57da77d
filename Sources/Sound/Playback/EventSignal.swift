// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// Wakes one sleeping thread from any other, without a lock on either side: eventfd(2).
final class EventSignal: Sendable {
  /// -1 where the process has no descriptor left: then every sleep is short, and no signal is missed for longer.
  private let descriptor = clinux_bell()

  /// The longest sleep without a descriptor.
  private static let shortSleep: Int64 = 5_000_000

  deinit { close(descriptor) }

  /// Ends the present sleep, or the next.
  func signal() {
    var one: UInt64 = 1
    _ = unsafe write(descriptor, &one, 8)
  }

  /// Sleeps until signalled, for `nanoseconds` at most where given.
  func sleep(nanoseconds: Int64? = nil) {
    let wanted = max(nanoseconds ?? -1, -1)
    let limit = descriptor < 0 && !(0..<Self.shortSleep).contains(wanted) ? Self.shortSleep : wanted
    if clinux_wait(descriptor, limit) > 0 { clear() }
  }

  /// For a thread that sleeps in poll(2) on other descriptors too.
  var polled: pollfd { pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0) }

  /// Clears the signals sent so far.
  func clear() {
    var count: UInt64 = 0
    _ = unsafe read(descriptor, &count, 8)
  }
}
