// SPDX-License-Identifier: GPL-3.0-or-later

/// A field of the machine-readable zone (ICAO 9303 part 4 §4.2.2, part 5 §4.2.2).
public enum ZoneField: String, CaseIterable, Hashable, Sendable {
  /// The document's kind; P begins a passport's.
  case documentCode
  /// The state or organisation that issued the document.
  case issuingState
  /// The document's number.
  case documentNumber
  /// Surname and given names.
  case name
  /// The state of which the holder is a citizen.
  case nationality
  /// Date of birth.
  case birth
  /// Sex.
  case sex
  /// The last day of the document.
  case expiry
  /// A passport's personal number, or the first optional data of an identity card.
  case optionalData
  /// The second optional data of an identity card.
  case moreOptionalData
  /// The last check digit, over all the others.
  case composite

  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .documentCode: "zoneDocumentCode"
    case .issuingState: "zoneIssuingState"
    case .documentNumber: "zoneDocumentNumber"
    case .name: "zoneName"
    case .nationality: "zoneNationality"
    case .birth: "zoneBirth"
    case .sex: "zoneSex"
    case .expiry: "zoneExpiry"
    case .optionalData: "zoneOptionalData"
    case .moreOptionalData: "zoneMoreOptionalData"
    case .composite: "zoneComposite"
    }
  }

  /// The characters that may stand in the field, beside `<`.
  var alphabet: ZoneAlphabet {
    switch self {
    case .documentCode, .issuingState, .name, .nationality, .sex: .letters
    case .birth, .expiry, .composite: .digits
    case .documentNumber, .optionalData, .moreOptionalData: .lettersAndDigits
    }
  }
}

/// Which characters a field of the machine-readable zone takes (ICAO 9303 part 3 §4.3).
enum ZoneAlphabet {
  case letters, digits, lettersAndDigits

  func contains(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self != .letters
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self != .digits
    case UInt8(ascii: "<"): self != .digits
    default: false
    }
  }
}

/// Where the fields of one format of machine-readable zone stand.
///
/// Positions are offsets into the zone with its lines joined, as bytes.
struct ZoneLayout: Sendable {
  let format: MachineReadableZone.Format
  let lineLength: Int
  let lineCount: Int
  let fields: [(field: ZoneField, range: Range<Int>)]
  let checks: [Check]

  /// A check digit: where it stands and what it is over.
  struct Check: Sendable {
    let field: ZoneField
    let ranges: [Range<Int>]
    let digit: Int
    /// Whether `<` may stand for 0, as it may beside an empty optional field.
    var mayBeFiller = false
  }

  var length: Int { lineLength * lineCount }

  static func layout(ofLength length: Int) -> ZoneLayout? {
    [passport, card].first { $0.length == length }
  }

  /// TD3, two lines of 44 (ICAO 9303 part 4 §4.2.2).
  static let passport = ZoneLayout(
    format: .td3, lineLength: 44, lineCount: 2,
    fields: [
      (.documentCode, 0..<2), (.issuingState, 2..<5), (.name, 5..<44),
      (.documentNumber, 44..<53), (.nationality, 54..<57), (.birth, 57..<63), (.sex, 64..<65),
      (.expiry, 65..<71), (.optionalData, 72..<86),
    ],
    checks: [
      Check(field: .documentNumber, ranges: [44..<53], digit: 53),
      Check(field: .birth, ranges: [57..<63], digit: 63),
      Check(field: .expiry, ranges: [65..<71], digit: 71),
      Check(field: .optionalData, ranges: [72..<86], digit: 86, mayBeFiller: true),
      Check(field: .composite, ranges: [44..<54, 57..<64, 65..<87], digit: 87),
    ])

  /// TD1, three lines of 30 (ICAO 9303 part 5 §4.2.2).
  static let card = ZoneLayout(
    format: .td1, lineLength: 30, lineCount: 3,
    fields: [
      (.documentCode, 0..<2), (.issuingState, 2..<5), (.documentNumber, 5..<14), (.optionalData, 15..<30),
      (.birth, 30..<36), (.sex, 37..<38), (.expiry, 38..<44), (.nationality, 45..<48),
      (.moreOptionalData, 48..<59), (.name, 60..<90),
    ],
    checks: [
      Check(field: .documentNumber, ranges: [5..<14], digit: 14),
      Check(field: .birth, ranges: [30..<36], digit: 36),
      Check(field: .expiry, ranges: [38..<44], digit: 44),
      Check(field: .composite, ranges: [5..<30, 30..<37, 38..<45, 48..<59], digit: 59),
    ])
}
