// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// One authenticator of one user, as the core keeps it.
public struct Authenticator: Equatable, Sendable {
  public let id: AuthenticatorID
  public let user: UserID
  public let kind: AuthenticatorKind
  public var state: AuthenticatorState
  /// What stands on the device; `nil` for an app.
  public var serial: String?
  /// The key its codes are made with (32 bytes), where it makes codes.
  public var seed: Secret?
  /// HMAC-SHA-256 of the PIN under the seed, where it has a PIN.
  public var pinVerifier: [UInt8]?
  /// The registered public key of a chip, as it was registered.
  public var publicKey: [UInt8]?
  /// The counter of its next code: the C of OCRA for bound codes, or that of a display that counts; of a chip, how often
  /// its key had signed.
  public var codeCounter: UInt64
  /// The last time step whose code was accepted: that code and every earlier one is spent.
  public var spentStep: UInt64?
  public var pinFailures: Int
  public var locksInARow: Int
  public var lockedUntil: Instant?
  /// How its approvals are bound where it can scan: QR code, or one-time code after the switch.
  public var binding: Channel
  public var methodSwitch: MethodSwitch?
  /// What moves its own codes on.
  public var movingFactor: MovingFactor
  /// The authenticator that is deleted when this one is activated.
  public var replaces: AuthenticatorID?
  public var usesBiometrics: Bool
  public var wantsNotifications: Bool
  public var activatedAt: Instant?

  public init(id: AuthenticatorID, user: UserID, kind: AuthenticatorKind, state: AuthenticatorState) {
    self.id = id
    self.user = user
    self.kind = kind
    self.state = state
    self.codeCounter = 0
    self.pinFailures = 0
    self.locksInARow = 0
    self.binding = kind == .app ? .qrCode : .oneTimeCode
    self.movingFactor = .time
    self.usesBiometrics = false
    self.wantsNotifications = false
  }
}
