// SPDX-License-Identifier: GPL-3.0-or-later

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
