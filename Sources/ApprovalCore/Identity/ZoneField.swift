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
