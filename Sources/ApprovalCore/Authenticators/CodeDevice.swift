// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// The device's half of a code reader or code display: a seed, and the codes it makes.
public struct CodeDevice: Sendable {
  public let serial: String
  /// 32 bytes, shared with the core once, when the device was made.
  public let seed: Secret

  public init(serial: String, seed: Secret) {
    self.serial = serial
    self.seed = seed
  }
}
