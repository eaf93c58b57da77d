// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography
internal import OneTimeCodes

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

extension CodeDevice {
  /// The suite of codes bound to a text: a counter, and the text's SHA-256 as the question (RFC 6287 §6).
  public static let boundCodeSuite = "OCRA-1:HOTP-SHA256-6:C-QH64"

  /// A device with a fresh seed and a random serial.
  static func random(_ movingFactor: MovingFactor, limits: Limits) throws(CoreError) -> CodeDevice {
    do throws(CryptographyError) {
      let serial = String(decoding: try Random.digits(limits.serialDigits).revealed(), as: UTF8.self)
      return CodeDevice(serial: serial, seed: try Random.secret(seedLength), movingFactor: movingFactor)
    } catch {
      throw .cryptography(error)
    }
  }

  /// The code that is good for one text and nothing else: spoken after the text was heard.
  ///
  /// - Parameters:
  ///   - counter: The counter of the approval (`Approval.codeCounter`).
  ///   - textDigest: SHA-256 of the text, 32 bytes.
  public func boundCode(counter: UInt64, textDigest: [UInt8]) throws(CoreError) -> Secret {
    do throws(OneTimeCodeError) {
      let ocra = try OCRA(key: seed, suite: OCRASuite(Self.boundCodeSuite))
      return try ocra.code(for: .signing(textDigest, counter: counter)).digits
    } catch {
      throw .oneTimeCode(error)
    }
  }

  /// The code of a press of the button, on a device that counts them: HOTP, SHA-256 (RFC 4226).
  public func code(ofPress counter: UInt64, limits: Limits = Limits()) throws(CoreError) -> Secret {
    do throws(OneTimeCodeError) {
      return try counting(limits).code(at: counter).digits
    } catch {
      throw .oneTimeCode(error)
    }
  }

  /// The device's own code of the moment, good for nothing in particular: TOTP, SHA-256 (RFC 6238).
  public func currentCode(at now: Instant, limits: Limits = Limits()) throws(CoreError) -> Secret {
    do throws(OneTimeCodeError) {
      return try generator(limits).code(at: now).digits
    } catch {
      throw .oneTimeCode(error)
    }
  }

  /// How long the code of the moment is still shown before the next one takes its place.
  public func timeLeft(at now: Instant, limits: Limits = Limits()) throws(CoreError) -> Duration {
    do throws(OneTimeCodeError) {
      return try generator(limits).end(ofStepAt: now).duration(since: now)
    } catch {
      throw .oneTimeCode(error)
    }
  }

  func generator(_ limits: Limits) throws(OneTimeCodeError) -> TOTP {
    try TOTP(key: seed, algorithm: .sha256, digits: limits.oneTimeCodeDigits, step: limits.readerCodeStep)
  }

  func counting(_ limits: Limits) throws(OneTimeCodeError) -> HOTP {
    try HOTP(key: seed, algorithm: .sha256, digits: limits.oneTimeCodeDigits)
  }

  static let seedLength = 32
}

/// Code displays and code readers in their users' hands.
extension IdentityProvider {
  /// Activates an ordered code device: the password, the serial on the device, one code from it, and the PIN for its keypad
  /// where it has one.
  ///
  /// - Parameters:
  ///   - serial: The number on the device.
  ///   - user: Whose it is.
  ///   - password: The user's password.
  ///   - code: A code from the device.
  ///   - pin: The PIN for its keypad, where it has one.
  ///   - repeated: The password typed the second time; `nil` where both were compared already.
  ///   - deviceKey: The public half of the key that a code reader made for itself and signs its answers with. Without one
  ///     it answers nothing over the wire, and a code display has none.
  ///   - mayChoosePassword: Whether the password is the user's new one; else it is the one that they have, if any.
  ///   - account: The account of this machine that gives the password; `nil` where this program itself does.
  public func activateCodeDevice(
    serial: String, for user: UserID, password: Password, repeated: Secret? = nil, code: Secret, pin: PIN?,
    deviceKey: VerifyingKey? = nil, mayChoosePassword: Bool = true, by account: UInt32? = nil
  ) async throws(CoreError) -> AuthenticatorID {
    guard repeated ?? password.secret == password.secret else { throw .refused(.notTheSame) }
    let arrivedAt = reading()
    let asked = try activatable(serial: serial, for: user, code: code, at: arrivedAt).0
    guard deviceKey == nil || asked.kind.signsAnswers else { throw .refused(.notForThisKind(asked.kind)) }
    let hash = try await settled(password, of: user, mayChoose: mayChoosePassword, by: account)
    // What held before the hash may not hold after it.
    var (device, person) = try activatable(serial: serial, for: user, code: code, at: arrivedAt)
    person.passwordHash = hash
    if let pin { try device.setPIN(pin) }
    device.publicKey = deviceKey?.rawRepresentation
    try activate(device, with: person)
    return device.id
  }

  /// The ordered device with its code spent, and whose it becomes.
  private func activatable(serial: String, for user: UserID, code: Secret, at arrival: ClockReading)
    throws(CoreError) -> (Authenticator, User)
  {
    guard let person = try self.user(user) else { throw .refused(.unknownUser) }
    guard var device = try read({ store throws(StoreError) in try store.authenticator(serial: serial) }),
      device.user == user, device.state == .ordered
    else { throw .refused(.wrongSerialOrCode) }
    try checkRoom(for: device)
    guard try device.spend(code, at: arrival, limits: limits) == .holds else {
      throw .refused(.wrongSerialOrCode)
    }
    return (device, person)
  }

  /// Finds a display that counts its codes again, when it ran far ahead: by two codes in a row (RFC 4226 §7.4).
  ///
  /// - Throws: `wrongSerialOrCode` where the two are not found.
  public func resynchronise(_ id: AuthenticatorID, of user: UserID, with first: Secret, then second: Secret)
    throws(CoreError)
  {
    var device = try device(id, of: user)
    guard device.movingFactor == .counter else { throw .refused(.notForThisKind(device.kind)) }
    if let obstacle = device.obstacle(at: now()) { throw .refused(obstacle) }
    guard try device.resynchronise(first, second, limits: limits) else { throw .refused(.wrongSerialOrCode) }
    try keep(
      [.authenticator(device)],
      [AuditEvent("authenticator.resynchronised", user: user, subject: id.description)])
  }
}
