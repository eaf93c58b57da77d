// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc

/// Wakes a thread that waits in poll(2). Rung once, it stays rung.
final class Bell: Sendable {
  /// Readable once the bell was rung.
  let descriptor: CInt

  init() throws(KeypadError) {
    descriptor = clinux_bell()
    guard descriptor >= 0 else { throw KeypadError(errno, path: "the keypad") }
  }

  deinit { close(descriptor) }

  func ring() {
    var one: UInt64 = 1
    _ = unsafe write(descriptor, &one, MemoryLayout<UInt64>.size)
  }
}
