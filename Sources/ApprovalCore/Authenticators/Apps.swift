// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// Apps: activated on this device, or copied to another one.
///
/// The steps are temporary PIN, personal PIN twice, biometrics, notifications; a copy has the old app's code and the user
/// ID before them.
extension IdentityProvider {
  /// Begins the activation of an app on this device, and sends the temporary PIN to the user's telephone.
  ///
  /// An activation that was begun and not finished is given up.
  ///
  /// - Throws: `tooManyAuthenticators` with three active apps, `noPhone`, `phoneChangedRecently` or `tooSoon`.
  public func beginApp(for user: UserID) throws(CoreError) -> AuthenticatorID {
    guard let person = try self.user(user) else { throw .refused(.unknownUser) }
    return try beginApp(for: person, with: [])
  }

  /// Shows the code on an active app that copies it to another device: valid for three minutes.
  ///
  /// - Throws: `tooManyAuthenticators` with three active apps: a fourth is refused.
  public func showCopyCode(on id: AuthenticatorID, of user: UserID) throws(CoreError) -> AppCopy {
    let app = try device(id, of: user)
    guard app.kind == .app else { throw .refused(.notForThisKind(app.kind)) }
    if let obstacle = app.obstacle(at: now()) { throw .refused(obstacle) }
    try checkRoom(for: Authenticator(id: try .random(), user: user, kind: .app, state: .ordered))
    let pending = PendingCode(
      purpose: .appCopy, user: user, code: try digits(limits.appCopyDigits), subject: id.description,
      expiresAt: now() + limits.appCopyLifetime, triesLeft: limits.appCopyTries)
    try keep([.pendingCode(pending)], [AuditEvent("app.copyShown", user: user, subject: id.description)])
    return AppCopy(code: pending.code, expiresAt: pending.expiresAt)
  }

  /// Begins the activation of an app on another device: with the code that the old app shows, scanned or typed, and the
  /// user ID; sends the temporary PIN. The old app stays active.
  ///
  /// - Throws: `wrongCode`, `codeLapsed` or `noCodeWaits`, and what `beginApp(for:)` throws.
  public func copyApp(code: Secret, for user: UserID) throws(CoreError) -> AuthenticatorID {
    // The same answer, whoever asks: a user ID is not found out here.
    guard let person = try self.user(user) else { throw .refused(.noCodeWaits) }
    let pending = try redeem(AppCopy.code(in: code), .appCopy, of: user)
    let shower = try authenticators(of: user).first { $0.id.description == pending.subject }
    guard shower?.state == .active else { throw .refused(.noCodeWaits) }
    return try beginApp(for: person, with: [.spentCode(.appCopy, of: user)])
  }

  /// Sends the temporary PIN of an activation under way once more, a new one.
  public func resendTemporaryPIN(for id: AuthenticatorID) throws(CoreError) {
    let app = try orderedApp(id)
    guard let person = try user(app.user) else { throw .refused(.unknownUser) }
    try sendTemporaryPIN(for: app, to: phoneForTemporaryPIN(of: person), with: [])
  }

  /// Takes the temporary PIN, once: from here on the personal PIN may be chosen.
  ///
  /// - Throws: `wrongCode`, `codeLapsed` or `noCodeWaits`.
  public func acceptTemporaryPIN(_ pin: Secret, for id: AuthenticatorID) throws(CoreError) {
    var app = try orderedApp(id)
    let pending = try redeem(pin, .temporaryPIN, of: app.user)
    guard pending.subject == id.description else { throw .refused(.noCodeWaits) }
    app.seed = try secret(CodeDevice.seedLength)
    try keep(
      [.authenticator(app), .spentCode(.temporaryPIN, of: app.user)],
      [AuditEvent("app.temporaryPINAccepted", user: app.user, subject: id.description)])
  }

  /// Activates an app whose temporary PIN was accepted.
  ///
  /// - Parameters:
  ///   - id: The app.
  ///   - pin: The personal PIN.
  ///   - repeated: The same, typed the second time.
  ///   - biometrics: Whether finger or face may stand for the PIN on this device.
  ///   - notifications: Whether the app may call for attention.
  ///   - deviceKey: The public half of the key that the app made for itself and signs its answers with.
  /// - Returns: What the device keeps, handed out this once.
  /// - Throws: `notTheSame`, `noCodeWaits` before the temporary PIN, or `tooManyAuthenticators`.
  public func activateApp(
    _ id: AuthenticatorID, pin: PIN, repeated: Secret, biometrics: Bool, notifications: Bool,
    deviceKey: VerifyingKey
  ) throws(CoreError) -> AppDevice {
    guard repeated == pin.secret else { throw .refused(.notTheSame) }
    var app = try orderedApp(id)
    guard let device = app.app else { throw .refused(.noCodeWaits) }
    try app.setPIN(pin)
    app.publicKey = deviceKey.rawRepresentation
    app.usesBiometrics = biometrics
    app.wantsNotifications = notifications
    try activate(app)
    return device
  }

  /// Chooses anew whether finger or face may stand for the PIN, and whether the app may call for attention.
  public func choose(biometrics: Bool, notifications: Bool, on id: AuthenticatorID) throws(CoreError) {
    var app = try device(id)
    guard app.kind == .app else { throw .refused(.notForThisKind(app.kind)) }
    if let obstacle = app.obstacle(at: now()) { throw .refused(obstacle) }
    app.usesBiometrics = biometrics
    app.wantsNotifications = notifications
    try keep(
      [.authenticator(app)], [AuditEvent("app.choicesChanged", user: app.user, subject: id.description)])
  }

  // MARK: -

  private func beginApp(for person: User, with changes: [Change]) throws(CoreError) -> AuthenticatorID {
    let phone = try phoneForTemporaryPIN(of: person)
    let app = Authenticator(id: try .random(), user: person.id, kind: .app, state: .ordered)
    try checkRoom(for: app)
    let given = try authenticators(of: person.id).filter { $0.kind == .app && $0.state == .ordered }
    let givenUp = given.map { Change.authenticator($0.emptied) }
    try sendTemporaryPIN(
      for: app, to: phone, with: changes + givenUp + [.authenticator(app)],
      telling: given.map {
        AuditEvent("authenticator.deleted", user: person.id, subject: $0.id.description)
      })
    return app.id
  }

  private func sendTemporaryPIN(
    for app: Authenticator, to phone: PhoneNumber, with changes: [Change], telling events: [AuditEvent] = []
  ) throws(CoreError) {
    let pin: TemporaryPIN
    do throws(CryptographyError) {
      pin = try TemporaryPIN.drawn(limits: limits)
    } catch {
      throw .cryptography(error)
    }
    try send(
      pin.secret, .temporaryPIN, of: app.user, about: app.id.description, to: phone, with: changes,
      telling: events + [
        AuditEvent("app.temporaryPINSent", user: app.user, subject: app.id.description)
      ])
  }

  private func orderedApp(_ id: AuthenticatorID) throws(CoreError) -> Authenticator {
    let app = try device(id)
    guard app.kind == .app else { throw .refused(.notForThisKind(app.kind)) }
    guard app.state == .ordered else { throw .refused(.notInState(app.state)) }
    return app
  }
}

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

/// What an active app shows, so that another device may become an app of the same user.
public struct AppCopy: Sendable {
  /// The code as it is typed: digits.
  public let code: Secret
  /// When it is valid no more.
  public let expiresAt: Instant

  /// What the QR code holds: `kodeoplaeser:copy/` and the code.
  public var content: Secret { Self.content(of: code) }

  /// The same of a code that was shown elsewhere.
  public static func content(of code: Secret) -> Secret {
    Secret(prefix + code.revealed())
  }

  /// The code in what was scanned or typed.
  static func code(in given: Secret) -> Secret {
    let bytes = given.revealed()
    return bytes.starts(with: prefix) ? Secret(Array(bytes.dropFirst(prefix.count))) : given
  }

  private static let prefix = Array("kodeoplaeser:copy/".utf8)
}
