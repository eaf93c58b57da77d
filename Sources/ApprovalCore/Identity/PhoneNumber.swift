// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// A telephone number in international form (ITU-T E.164).
///
/// Written with `+` or `00` and a country code, or as eight digits, which are Danish. Spaces and hyphens between the
/// digits do not matter. Of Denmark (+45), the Faroe Islands (+298) and Greenland (+299) the length is checked too.
public struct PhoneNumber: Hashable, Sendable {
  /// `+`, the country code and the number, digits only: `+4520123456`.
  public let e164: String

  /// Reads a number as a person writes it.
  ///
  /// - Throws: `phoneCharacter` with the position of what is neither digit, space nor hyphen, `phoneCountryCode`,
  ///   `phoneLength`, `phoneNationalLength` or `phoneDanishPrefix`.
  public init(_ text: String, limits: Limits = Limits()) throws(IdentityError) {
    let written = try Self.stripped(text)
    let digits = Self.international(written)
    guard digits.first != "0" else { throw .phoneCountryCode }
    guard limits.phoneDigits.contains(digits.count) else {
      throw .phoneLength(least: limits.phoneDigits.lowerBound, most: limits.phoneDigits.upperBound)
    }
    try Self.checkRealm(digits)
    e164 = "+" + digits
  }

  /// The last two digits: enough to know one's own number by, too few to tell it to a stranger.
  public var ending: String { String(e164.suffix(2)) }

  /// Countries of the realm, whose numbers have one length (ITU-T E.164 national numbering plans).
  private static let realm = [(code: "45", digits: 8), (code: "298", digits: 6), (code: "299", digits: 6)]
  private static let defaultCode = "45"
  private static let separators = Set(" -\u{A0}")

  private static func stripped(_ text: String) throws(IdentityError) -> String {
    var kept = ""
    for (offset, character) in text.enumerated() where !separators.contains(character) {
      let isPlus = character == "+" && kept.isEmpty
      guard isPlus || isDigit(character) else { throw .phoneCharacter(position: offset + 1) }
      kept.append(character)
    }
    return kept
  }

  private static func isDigit(_ character: Character) -> Bool {
    // Not a range of characters: a digit with an accent upon it lies in that.
    character.isASCII && character.isNumber
  }

  /// The digits with country code, of digits that may begin with `+` or `00`.
  private static func international(_ written: String) -> String {
    if written.hasPrefix("+") { return String(written.dropFirst()) }
    if written.hasPrefix("00") { return String(written.dropFirst(2)) }
    return defaultCode + written
  }

  private static func checkRealm(_ digits: String) throws(IdentityError) {
    guard let country = realm.first(where: { digits.hasPrefix($0.code) }) else { return }
    let national = digits.dropFirst(country.code.count)
    guard national.count == country.digits else { throw .phoneNationalLength(digits: country.digits) }
    // Danish subscriber numbers begin with 2 to 9: 0 is not used and 1 is for services (Energistyrelsen, plan of numbers).
    guard country.code != defaultCode || !["0", "1"].contains(national.prefix(1)) else {
      throw .phoneDanishPrefix
    }
  }
}

extension PhoneNumber: CustomStringConvertible {
  /// The international form.
  public var description: String { e164 }
}

/// The telephone of a user.
extension IdentityProvider {
  /// Sends a validation code to a number that the user says is theirs; nothing changes until it comes back.
  ///
  /// - Throws: `unknownUser`, or `tooSoon` within a minute of the last one.
  public func sendPhoneCode(to phone: PhoneNumber, for user: UserID) throws(CoreError) {
    guard try self.user(user) != nil else { throw .refused(.unknownUser) }
    try send(
      digits(limits.phoneCodeDigits), .phoneNumber, of: user, about: phone.e164, to: phone,
      telling: [AuditEvent("phone.codeSent", user: user, subject: phone.ending)])
  }

  /// The number that waits for its code to come back.
  ///
  /// - Throws: `noCodeWaits`.
  public func awaitedPhone(of user: UserID) throws(CoreError) -> PhoneNumber {
    guard let pending = try pendingCode(.phoneNumber, of: user) else { throw .refused(.noCodeWaits) }
    do throws(IdentityError) {
      return try PhoneNumber(pending.subject, limits: limits)
    } catch {
      throw .identity(error)
    }
  }

  /// Binds the number that the code was sent to. One that takes another's place receives no temporary PIN for five days.
  ///
  /// - Throws: `noCodeWaits`, `codeLapsed` or `wrongCode`.
  public func bindPhone(code: Secret, for user: UserID) throws(CoreError) {
    guard var person = try self.user(user) else { throw .refused(.unknownUser) }
    let pending = try redeem(code, .phoneNumber, of: user)
    let phone: PhoneNumber
    do throws(IdentityError) {
      phone = try PhoneNumber(pending.subject, limits: limits)
    } catch {
      throw .identity(error)
    }
    let isChange = person.phone.map { $0 != phone } ?? false
    if isChange { person.phoneChangedAt = now() }
    person.phone = phone
    try keep(
      [.user(person), .spentCode(.phoneNumber, of: user)],
      [AuditEvent(isChange ? "phone.changed" : "phone.bound", user: user, subject: phone.ending)])
    if isChange { tell(.phoneChanged(user)) }
  }

  /// The number that a temporary PIN may go to.
  ///
  /// - Throws: `noPhone`, or `phoneChangedRecently`.
  func phoneForTemporaryPIN(of person: User) throws(CoreError) -> PhoneNumber {
    guard let phone = person.phone else { throw .refused(.noPhone) }
    if let changedAt = person.phoneChangedAt {
      let end = changedAt + limits.phoneQuarantine
      guard now() >= end else { throw .refused(.phoneChangedRecently(until: end)) }
    }
    return phone
  }
}
