// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// Why an authenticator is blocked.
public enum BlockReason: String, CaseIterable, Sendable {
  /// Somebody asked for it: at the device its PIN and the password lift it.
  case request
  /// Wrong PINs, twice as many as lock it: nothing lifts it.
  case wrongPINs
}

/// One authenticator of one user, as the core keeps it.
public struct Authenticator: Equatable, Sendable {
  /// What it is called.
  public let id: AuthenticatorID
  /// Whose it is.
  public let user: UserID
  /// What it is.
  public let kind: AuthenticatorKind
  /// Where it stands.
  public var state: AuthenticatorState
  /// What stands on the device; `nil` for an app.
  public var serial: String?
  /// The key its codes are made with (32 bytes), where it makes codes.
  public var seed: Secret?
  /// HMAC-SHA-256 of the PIN under the seed, where it has a PIN.
  public var pinVerifier: [UInt8]?
  /// The registered public key: of a chip in OpenSSH's form (`chipKey`), of an app or a code reader the 32 bytes of the key
  /// that it signs its answers with (`deviceKey`).
  public var publicKey: [UInt8]?
  /// The counter of its next code: the C of OCRA for bound codes, or that of a display that counts; of a chip, how often
  /// its key had signed.
  public var codeCounter: UInt64
  /// The time steps whose codes are taken no more.
  public var spentSteps: SpentSteps
  /// How many wrong PINs in a row.
  public var pinFailures: Int
  /// How many locks without a right PIN between them.
  public var locksInARow: Int
  /// Until when no PIN is taken.
  public var lockedUntil: Instant?
  /// How its approvals are bound where it can scan: QR code, or one-time code after the switch.
  public var binding: Binding
  /// The switch to one-time codes that waits.
  public var methodSwitch: MethodSwitch?
  /// What moves its own codes on.
  public var movingFactor: MovingFactor
  /// The authenticator that is deleted when this one is activated.
  public var replaces: AuthenticatorID?
  /// Whether finger or face may stand for the PIN.
  public var usesBiometrics: Bool
  /// Whether it may call for attention.
  public var wantsNotifications: Bool
  /// When it became active.
  public var activatedAt: Instant?
  /// Why it is blocked; `nil` where it is not.
  public var blockReason: BlockReason?

  /// An authenticator with nothing but a name.
  public init(id: AuthenticatorID, user: UserID, kind: AuthenticatorKind, state: AuthenticatorState) {
    self.id = id
    self.user = user
    self.kind = kind
    self.state = state
    self.codeCounter = 0
    self.spentSteps = SpentSteps()
    self.pinFailures = 0
    self.locksInARow = 0
    self.binding = kind == .app ? .qrCode : .oneTimeCode
    self.movingFactor = .time
    self.usesBiometrics = false
    self.wantsNotifications = false
  }
}

/// Where an authenticator stands; only an active one approves.
public enum AuthenticatorState: String, CaseIterable, Sendable {
  /// From the order to the end.
  case ordered, active, blocked, deleted

  /// What can happen to an authenticator.
  public enum Event: CaseIterable, Sendable {
    /// By the user, or, of blocking, by too many wrong PINs; only what was blocked on request is unblocked.
    case activate, block, unblock, delete
  }

  /// The only ways from state to state; nothing leads out of deleted.
  private static let ways: [(from: AuthenticatorState, by: Event, to: AuthenticatorState)] = [
    (.ordered, .activate, .active),
    (.ordered, .block, .blocked),
    (.ordered, .delete, .deleted),
    (.active, .block, .blocked),
    (.active, .delete, .deleted),
    (.blocked, .unblock, .active),
    (.blocked, .delete, .deleted),
  ]

  /// The state that an event leads to; `nil` where no rule names it.
  public func next(by event: Event) -> AuthenticatorState? {
    Self.ways.first { $0.from == self && $0.by == event }?.to
  }
}

/// The number of one authenticator: 63 random bits, never reused.
public struct AuthenticatorID: Hashable, Sendable, CustomStringConvertible {
  /// The 63 bits.
  public let number: Int64

  /// The authenticator of a kept number.
  public init(_ number: Int64) {
    self.number = number
  }

  static func random() throws(CoreError) -> AuthenticatorID {
    do {
      let bits = try Random.bytes(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      return AuthenticatorID(Int64(bits >> 1))
    } catch {
      throw .cryptography(error)
    }
  }

  /// The number in decimal.
  public var description: String { String(number) }
}
