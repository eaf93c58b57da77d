// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc

/// Wakes a thread that waits in poll(2). Rung once, it stays rung.
final class Bell: Sendable {
  /// What a wait came to.
  enum Waiting {
    /// There is something to read, or the time has passed.
    case over
    /// The bell was rung.
    case stopped
    /// The system would not wait.
    case failed(KeypadError)
  }

  /// Readable once the bell was rung.
  private let descriptor: CInt

  init() throws(KeypadError) {
    descriptor = clinux_bell()
    guard descriptor >= 0 else { throw KeypadError(errno, path: "the keypad") }
  }

  deinit { close(descriptor) }

  func ring() {
    var one: UInt64 = 1
    _ = unsafe write(descriptor, &one, MemoryLayout<UInt64>.size)
  }

  /// Waits until `other` is readable, the time has passed or the bell is rung.
  ///
  /// - Parameters:
  ///   - other: a descriptor; -1 for none.
  ///   - milliseconds: -1 for no end.
  ///   - path: what a failure is told of.
  func wait(for other: CInt, milliseconds: CInt, path: String) -> Waiting {
    var polled = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: other, events: Int16(POLLIN), revents: 0),
    ]
    while unsafe poll(&polled, nfds_t(polled.count), milliseconds) < 0 {
      guard errno == EINTR else { return .failed(KeypadError(errno, path: path)) }
    }
    return polled[0].revents == 0 ? .over : .stopped
  }
}
