// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// The device's half of an activated app: what it is called, and the key that it says with that it knows its user.
///
/// That it is this device at all, it shows with another key, which it made for itself (`DeviceAnswer`).
public struct AppDevice: Sendable {
  /// The authenticator that it is.
  public let authenticator: AuthenticatorID
  /// 32 bytes, handed out once, when the app was activated.
  public let key: Secret

  /// A device as it was activated.
  public init(authenticator: AuthenticatorID, key: Secret) {
    self.authenticator = authenticator
    self.key = key
  }

  /// What the device gives instead of a PIN once it knows its user by finger or face: 32 bytes, good for one approval.
  public func biometricProof(for approval: ApprovalID) throws(CoreError) -> [UInt8] {
    do throws(CryptographyError) {
      return try MAC.hmac(.sha256, key: key, Array("kodeoplaeser-biometrics-1\0\(approval.text)".utf8))
    } catch {
      throw .cryptography(error)
    }
  }
}

extension Authenticator {
  /// What an app's device holds; `nil` of other kinds, and before its temporary PIN was right.
  var app: AppDevice? {
    guard kind == .app, let seed else { return nil }
    return AppDevice(authenticator: id, key: seed)
  }
}
