// SPDX-License-Identifier: GPL-3.0-or-later

/// A person's name as a machine-readable zone holds it: A to Z, the words of each part apart by one space.
///
/// The zone has no letters beyond A to Z, so that Ågård is written AAGAARD, and Aagaard too (ICAO 9303 part 3 §6).
/// Two spellings are the same name when the zone writes them alike.
public struct ZoneName: Hashable, Sendable {
  /// The surname, or the whole name of a person who has one name only.
  public let primary: String
  /// The given names; may be empty.
  public let secondary: String
  /// Whether the name fills its field to the end, so that words may have been cut short (ICAO 9303 part 4 §4.2.3).
  public let mayBeCut: Bool

  /// The name in a zone's field.
  init(field: ArraySlice<UInt8>) {
    let words = field.split(separator: .filler, omittingEmptySubsequences: false)
    let gap = words.firstIndex { $0.isEmpty } ?? words.endIndex
    primary = Self.joined(words[..<gap])
    secondary = Self.joined(words[gap...])
    mayBeCut = field.last != .filler
  }

  /// A name as a person writes it.
  public init(surname: String, givenNames: String) {
    primary = Transliteration.zoneText(surname)
    secondary = Transliteration.zoneText(givenNames)
    mayBeCut = false
  }

  /// Whether `other`, a name as a person writes it, is this name.
  ///
  /// When the zone's name fills its field, each of its words need only begin the other's word, and words at the end may
  /// be missing.
  public func matches(_ other: ZoneName) -> Bool {
    if (primary, secondary) == (other.primary, other.secondary) { return true }
    guard mayBeCut else { return false }
    return Self.begin(primary, other.primary) && Self.begin(secondary, other.secondary)
  }

  private static func joined(_ words: ArraySlice<ArraySlice<UInt8>>) -> String {
    words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }

  private static func begin(_ cut: String, _ whole: String) -> Bool {
    let (cutWords, wholeWords) = (cut.split(separator: " "), whole.split(separator: " "))
    guard cutWords.count <= wholeWords.count else { return false }
    return zip(cutWords, wholeWords).allSatisfy { $1.hasPrefix($0) }
  }
}

extension ZoneName: CustomStringConvertible {
  /// Given names first, as spoken.
  public var description: String {
    secondary.isEmpty ? primary : secondary + " " + primary
  }
}

/// Letters beyond A to Z as the machine-readable zone writes them (ICAO 9303 part 3 §6 A).
enum Transliteration {
  /// `text` in capital letters A to Z, words apart by one space.
  ///
  /// Hyphens, commas and spaces part words; apostrophes and other marks are left out (ICAO 9303 part 3 §4.6). A letter
  /// with a mark that the table does not name loses its mark; letters of other scripts are left out.
  static func zoneText(_ text: String) -> String {
    let letters = text.map { separators.contains($0) ? " " : zoneLetters($0) }
    return letters.joined().split(separator: " ").joined(separator: " ")
  }

  private static let separators = Set(" -,\u{A0}\u{2010}\u{2011}")

  private static func zoneLetters(_ character: Character) -> String {
    let capitals = ComposedText.composed(String(character)).uppercased()
    return table[capitals] ?? capitals.unicodeScalars.map(letterWithoutMark).joined()
  }

  /// Letters that become more than one, or another than the one they look like.
  private static let table = [
    "Æ": "AE", "Ø": "OE", "Å": "AA", "Ä": "AE", "Ö": "OE", "Ü": "UE", "ẞ": "SS", "Þ": "TH", "Ð": "D",
    "Œ": "OE", "Ĳ": "IJ", "Ŋ": "N", "ĸ": "Q", "Ə": "E",
  ]

  /// The letter that a capital's Unicode name begins with: "LATIN CAPITAL LETTER E WITH ACUTE" is E.
  private static func letterWithoutMark(_ capital: Unicode.Scalar) -> String {
    let kind = "LATIN CAPITAL LETTER "
    guard let name = capital.properties.name, name.hasPrefix(kind) else { return "" }
    let letter = name.dropFirst(kind.count).prefix { $0 != " " }
    return letter.count == 1 ? String(letter) : ""
  }
}
