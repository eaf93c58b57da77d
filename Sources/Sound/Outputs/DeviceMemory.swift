// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// The device that a name stood for when it was first opened.
///
/// Shared by the outputs of one player: one that is made in place of another, whose call does not return, must find
/// the same device again.
final class DeviceMemory: Sendable {
  private let known = Mutex<DeviceIdentity?>(nil)

  /// True for the first device asked about, which is remembered, and for none but that from then on.
  func recognises(_ device: DeviceIdentity) -> Bool {
    known.withLock {
      if $0 == nil { $0 = device }
      return $0 == device
    }
  }
}
