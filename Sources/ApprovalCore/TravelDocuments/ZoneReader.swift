// SPDX-License-Identifier: GPL-3.0-or-later

/// Takes a machine-readable zone apart; `MachineReadableZone` is what it reads.
struct ZoneReader {
  let layout: ZoneLayout
  /// The zone in ASCII with its lines joined; 0 stands for what is not ASCII.
  private let zone: [UInt8]

  init(_ text: String) throws(IdentityError) {
    let zone = text.filter { !$0.isWhitespace }.map { $0.uppercasedASCII ?? 0 }
    guard let layout = ZoneLayout.layout(ofLength: zone.count) else {
      throw .zoneLength(characters: zone.count)
    }
    self.zone = zone
    self.layout = layout
  }

  /// The zone with its lines joined.
  var text: String { String(decoding: zone, as: UTF8.self) }

  // MARK: Fields

  func bytes(_ field: ZoneField) -> ArraySlice<UInt8> {
    layout.fields.first { $0.field == field }.map { zone[$0.range] } ?? []
  }

  /// The field without the fillers at its end.
  func text(_ field: ZoneField) -> String {
    bytes(field).withoutFillers
  }

  var sex: MachineReadableZone.Sex {
    get throws(IdentityError) {
      let written = String(decoding: bytes(.sex), as: UTF8.self)
      guard let sex = MachineReadableZone.Sex(rawValue: written) else {
        throw .zoneCharacter(field: .sex, position: 1)
      }
      return sex
    }
  }

  /// The latest date that the field's six digits can mean and that `isPossible` lets through.
  func date(
    _ field: ZoneField, isPossible: (CalendarDate) -> Bool
  ) throws(IdentityError) -> CalendarDate {
    let digits = bytes(field).map { Int($0) - Int(UInt8(ascii: "0")) }
    let numbers = stride(from: 0, to: 6, by: 2).map { digits[$0] * 10 + digits[$0 + 1] }
    let readings = Self.centuries.compactMap {
      CalendarDate(year: $0 + numbers[0], month: numbers[1], day: numbers[2])
    }
    guard let date = readings.first(where: isPossible) else { throw .zoneDate(field: field) }
    return date
  }

  /// Latest first.
  private static let centuries = [2100, 2000, 1900]

  // MARK: Characters

  /// Every character is one that its field takes, and no field that must be filled is empty.
  func checkCharacters() throws(IdentityError) {
    for (field, range) in layout.fields {
      if let offset = Self.fault(in: zone[range], of: field) {
        throw .zoneCharacter(field: field, position: offset + 1)
      }
    }
  }

  /// The offset of the first character that may not stand where it does.
  private static func fault(in bytes: ArraySlice<UInt8>, of field: ZoneField) -> Int? {
    var sawFiller = false
    for (offset, byte) in bytes.enumerated() {
      guard field.alphabet.contains(byte) else { return offset }
      let isFiller = byte == .filler
      if isFiller, offset == 0, field.mustBeFilled { return offset }
      if !isFiller, sawFiller, field.isOneWord { return offset }
      sawFiller = sawFiller || isFiller
    }
    return nil
  }

  // MARK: Check digits

  func checkDigits(of number: ZoneDocumentNumber) throws(IdentityError) {
    for check in layout.checks {
      let holds = check.field == .documentNumber ? number.holds : holds(check)
      guard holds else { throw .zoneCheckDigit(field: check.field) }
    }
  }

  private func holds(_ check: ZoneLayout.Check) -> Bool {
    let covered = check.ranges.flatMap { zone[$0] }
    let written = zone[check.digit]
    if written == CheckDigit.over(covered) { return true }
    return check.mayBeFiller && written == .filler && covered.allSatisfy { $0 == .filler }
  }

  var documentNumber: ZoneDocumentNumber {
    let number = bytes(.documentNumber)
    let digit = zone[number.endIndex]
    let mayContinue = layout.format == .td1
    return ZoneDocumentNumber(
      number, digit: digit, optionalData: bytes(.optionalData), mayContinue: mayContinue)
  }

  var accessInformation: String {
    let dates = [ZoneField.birth, .expiry].flatMap { bytes($0) + [CheckDigit.over(bytes($0))] }
    return String(decoding: documentNumber.checked + dates, as: UTF8.self)
  }
}

extension ZoneField {
  /// Fields that no document leaves empty.
  fileprivate var mustBeFilled: Bool {
    [.documentCode, .issuingState, .documentNumber, .name, .nationality].contains(self)
  }

  /// Fields in which nothing but fillers follows a filler.
  fileprivate var isOneWord: Bool {
    [.documentCode, .issuingState, .nationality].contains(self)
  }
}

extension Character {
  fileprivate var uppercasedASCII: UInt8? {
    asciiValue.map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 - 32 : $0 }
  }
}

extension UInt8 {
  /// The filler of machine-readable zones.
  static let filler = UInt8(ascii: "<")
}

extension ArraySlice<UInt8> {
  /// The text up to the fillers at its end.
  var withoutFillers: String {
    let end = lastIndex { $0 != .filler }.map { $0 + 1 } ?? startIndex
    return String(decoding: self[startIndex..<end], as: UTF8.self)
  }
}

/// The document number of a machine-readable zone, which on a card may go on into the optional data.
///
/// A number longer than nine characters has `<` where its check digit would stand; the rest of it and then the check
/// digit begin the optional data, up to the first filler (ICAO 9303 part 5 §4.2.2.1, note j).
struct ZoneDocumentNumber {
  /// The number and its check digit as written, fillers included where the number is short.
  let checked: [UInt8]
  let optionalData: String

  init(_ number: ArraySlice<UInt8>, digit: UInt8, optionalData: ArraySlice<UInt8>, mayContinue: Bool) {
    let continuation = mayContinue && digit == .filler ? optionalData.prefix { $0 != .filler } : []
    checked = number + (continuation.isEmpty ? [digit] : continuation)
    self.optionalData =
      optionalData.dropFirst(continuation.count).drop { $0 == .filler && !continuation.isEmpty }
      .withoutFillers
  }

  /// Whether the check digit is the one over the number.
  var holds: Bool { checked.last == CheckDigit.over(checked.dropLast()) }

  /// The number without fillers and check digit.
  var text: String { checked.dropLast().withoutFillers }
}

/// The check digit of machine-readable zones (ICAO 9303 part 3 §4.9).
enum CheckDigit {
  /// The digit over `characters`, in ASCII: weights 7, 3, 1 over values 0 to 35, `<` being 0, modulo ten.
  static func over(_ characters: some Sequence<UInt8>) -> UInt8 {
    var sum = 0
    for (offset, character) in characters.enumerated() {
      sum += value(of: character) * weights[offset % weights.count]
    }
    return UInt8(ascii: "0") + UInt8(sum % 10)
  }

  private static let weights = [7, 3, 1]

  private static func value(of character: UInt8) -> Int {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(character - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(character - UInt8(ascii: "A")) + 10
    default: 0
    }
  }
}
