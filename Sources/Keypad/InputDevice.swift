// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// An input device that is open, until nobody holds it any more.
final class InputDevice: Sendable {
  let descriptor: CInt
  let path: String

  /// Owns the descriptor from now on.
  init(taking descriptor: CInt, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  deinit { close(descriptor) }
}
