// SPDX-License-Identifier: GPL-3.0-or-later

public import ApprovalCore
public import Cryptography

/// An app or a code reader in another program: its authenticator's number, and the key it signs its answers with.
public struct DeviceSigner: Sendable {
  public let authenticator: AuthenticatorID
  public let key: SigningKey

  public init(_ authenticator: AuthenticatorID, key: SigningKey) {
    self.authenticator = authenticator
    self.key = key
  }

  /// 64 bytes over that answer and no other.
  public func signature(_ act: DeviceAnswer.Act, to approval: ApprovalID, textDigest: [UInt8]) throws
    -> [UInt8]
  {
    try key.sign(DeviceAnswer(act, to: approval, textDigest: textDigest).message)
  }

  /// The device with its answer, as a core takes it.
  public func device(_ act: DeviceAnswer.Act, to approval: Approval) throws -> AnsweringDevice {
    AnsweringDevice(
      authenticator,
      signature: try signature(act, to: approval.id, textDigest: approval.textDigest))
  }
}
