// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// Wakes one sleeping thread from any other, without a lock on either side: eventfd(2).
public final class EventSignal: Sendable {
  /// Readable once signalled, for a thread that sleeps in poll(2) on other descriptors too; -1 where the process has no
  /// descriptor left. Then every `sleep` is short, and no signal is missed for longer.
  public let descriptor: CInt

  /// Why there is no descriptor; nil where there is one.
  public let failure: SystemError?

  /// The longest sleep without a descriptor: 5 ms.
  private static let shortSleep: Int64 = 5_000_000

  /// Makes a signal that was not sent yet.
  public init() {
    descriptor = clinux_event_signal()
    failure = descriptor < 0 ? .last : nil
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Ends the present sleep, or the next.
  public func signal() {
    var one: UInt64 = 1
    _ = unsafe write(descriptor, &one, MemoryLayout<UInt64>.size)
  }

  /// Sleeps until signalled, for `nanoseconds` at most where given, and clears the signal.
  public func sleep(nanoseconds: Int64? = nil) {
    let wanted = max(nanoseconds ?? -1, -1)
    let limit = descriptor < 0 && !(0..<Self.shortSleep).contains(wanted) ? Self.shortSleep : wanted
    if clinux_wait(descriptor, limit) > 0 { clear() }
  }

  /// Clears the signals sent so far.
  public func clear() {
    var count: UInt64 = 0
    _ = unsafe read(descriptor, &count, MemoryLayout<UInt64>.size)
  }
}
