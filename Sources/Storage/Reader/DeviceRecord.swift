// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography

/// The device that a reader is: whose it is, and what makes its codes.
public struct DeviceRecord: Equatable, Sendable {
  public let user: UserID
  public let authenticator: AuthenticatorID
  public let serial: String
  /// 32 bytes, shared with the core once.
  public let seed: Secret

  public init(user: UserID, authenticator: AuthenticatorID, serial: String, seed: Secret) {
    self.user = user
    self.authenticator = authenticator
    self.serial = serial
    self.seed = seed
  }
}
