// SPDX-License-Identifier: GPL-3.0-or-later

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
