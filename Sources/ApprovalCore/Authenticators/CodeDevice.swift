// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// The device's half of a code reader or code display: a seed, and the codes it makes.
public struct CodeDevice: Sendable {
  /// What stands on it.
  public let serial: String
  /// 32 bytes, shared with the core once, when the device was made.
  public let seed: Secret
  /// What moves its own codes on; a code reader's always the time.
  public let movingFactor: MovingFactor

  /// A device as it was made.
  public init(serial: String, seed: Secret, movingFactor: MovingFactor = .time) {
    self.serial = serial
    self.seed = seed
    self.movingFactor = movingFactor
  }
}
