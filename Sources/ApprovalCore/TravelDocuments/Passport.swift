// SPDX-License-Identifier: GPL-3.0-or-later

/// A passport that the core takes as proof of who a person is.
///
/// Its code begins with P; the Danish realm issued it, to one of its citizens; it is not expired. The three kinds of
/// passport, Danish, Greenlandic and Faroese, are all issued by Denmark and all read `P<DNK` (Council of the EU, PRADO
/// DNK-AO-04001 to 04003). ISO 3166-1 has codes for Greenland and the Faroe Islands as well, which ICAO 9303 part 3 §5
/// allows in both fields, so they are taken too.
public struct Passport: Hashable, Sendable {
  /// What its code says.
  public let zone: MachineReadableZone

  /// Checks a zone whose own digits hold.
  ///
  /// - Throws: `passportDocumentCode`, `passportIssuingState`, `passportNationality` or `passportExpired`.
  public init(_ zone: MachineReadableZone, today: CalendarDate) throws(IdentityError) {
    guard zone.format == .td3, zone.documentCode.hasPrefix("P") else { throw .passportDocumentCode }
    guard Self.realm.contains(zone.issuingState) else { throw .passportIssuingState }
    guard Self.realm.contains(zone.nationality) else { throw .passportNationality }
    guard !zone.isExpired(on: today) else { throw .passportExpired(lastDay: zone.expiry) }
    self.zone = zone
  }

  /// Reads and checks a passport's code as typed, scanned or pasted.
  ///
  /// - Throws: as `MachineReadableZone`, then as above.
  public init(code: String, today: CalendarDate, limits: Limits = Limits()) throws(IdentityError) {
    try self.init(MachineReadableZone(code, today: today, limits: limits), today: today)
  }

  private static let realm: Set = ["DNK", "GRL", "FRO"]
}

/// The machine-readable code of a passport (TD3) or an identity card (TD1), read and checked after ICAO 9303.
///
/// Every field holds only characters that its place allows, every check digit holds, and the dates are days of the
/// calendar. Whether the document is one the core takes is `Passport`'s question.
public struct MachineReadableZone: Hashable, Sendable {
  /// Which document the zone is on.
  public enum Format: Hashable, Sendable {
    /// Two lines of 44: passports (ICAO 9303 part 4).
    case td3
    /// Three lines of 30: identity cards (ICAO 9303 part 5).
    case td1
  }

  /// The sex that the document gives.
  public enum Sex: String, Hashable, Sendable {
    case male = "M"
    case female = "F"
    case unspecified = "<"
  }

  /// The zone as it is printed, its lines joined: 88 or 90 characters of A to Z, 0 to 9 and `<`.
  public let text: String
  /// Told by the zone's length.
  public let format: Format
  /// One or two letters; a passport's begins with P.
  public let documentCode: String
  /// One to three letters (ICAO 9303 part 3 §5); Germany has one.
  public let issuingState: String
  /// Without fillers; a card's may be longer than nine characters.
  public let documentNumber: String
  /// In A to Z.
  public let name: ZoneName
  /// One to three letters (ICAO 9303 part 3 §5).
  public let nationality: String
  /// The latest day that the two digits of its year allow and that is not after today.
  ///
  /// A person of a hundred is therefore read as newborn: the zone holds no more than that.
  public let birth: CalendarDate
  /// Unspecified where the zone has a filler.
  public let sex: Sex
  /// The day within fifty years of today that the two digits of its year allow.
  public let expiry: CalendarDate
  /// A passport's personal number, or a card's first optional data; without fillers at its end, often empty.
  public let optionalData: String
  /// A card's second optional data; empty on a passport.
  public let moreOptionalData: String
  /// Number, birth and expiry, each with its check digit: what the chip's access keys are made of (part 11 §D.2).
  let accessInformation: String

  /// Reads a zone as typed, scanned or pasted: white space between the lines and small letters do not matter.
  ///
  /// - Throws: `zoneLength`, `zoneCharacter` with field, line and position, `zoneCheckDigit` with the field, or
  ///   `zoneDate` with the field; the first that is found, in this order.
  public init(_ text: String, today: CalendarDate, limits: Limits = Limits()) throws(IdentityError) {
    let reader = try ZoneReader(text)
    try reader.checkCharacters()
    let number = reader.documentNumber
    try reader.checkDigits(of: number)
    self.text = reader.text
    format = reader.layout.format
    documentCode = reader.text(.documentCode)
    issuingState = reader.text(.issuingState)
    documentNumber = number.text
    name = ZoneName(field: reader.bytes(.name))
    nationality = reader.text(.nationality)
    birth = try reader.date(.birth) { $0 <= today }
    sex = try reader.sex
    let latestExpiryYear = today.year + limits.expiryCenturyYears
    expiry = try reader.date(.expiry) { $0.year < latestExpiryYear }
    optionalData = number.optionalData
    moreOptionalData = reader.text(.moreOptionalData)
    accessInformation = reader.accessInformation
  }
}

extension MachineReadableZone {
  /// Whether the document's last day has passed; it is good until that day ends.
  public func isExpired(on today: CalendarDate) -> Bool {
    expiry < today
  }

  /// The first field, as printed, that `other` has otherwise; the composite where only check digits differ.
  func firstField(differingFrom other: MachineReadableZone) -> ZoneField? {
    guard text != other.text else { return nil }
    guard let layout = ZoneLayout.layout(ofLength: text.utf8.count), format == other.format else {
      return .documentCode
    }
    let (mine, others) = (Array(text.utf8), Array(other.text.utf8))
    return layout.fields.first { mine[$0.range] != others[$0.range] }?.field ?? .composite
  }
}
