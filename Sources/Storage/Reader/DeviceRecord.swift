// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography

/// The device that a reader is: whose it is, and what makes its codes and signatures.
public struct DeviceRecord: Equatable, Sendable {
  public let user: UserID
  public let authenticator: AuthenticatorID
  public let serial: String
  /// 32 bytes, shared with the core once.
  public let seed: Secret
  /// The private half of the Ed25519 key that the reader signs its answers with where its core is in another program, 32
  /// bytes; `nil` of a reader that was enrolled before readers had one.
  public let deviceKey: Secret?

  public init(
    user: UserID, authenticator: AuthenticatorID, serial: String, seed: Secret, deviceKey: Secret? = nil
  ) {
    self.user = user
    self.authenticator = authenticator
    self.serial = serial
    self.seed = seed
    self.deviceKey = deviceKey
  }
}
