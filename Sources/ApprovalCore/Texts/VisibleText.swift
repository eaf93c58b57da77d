// SPDX-License-Identifier: GPL-3.0-or-later

/// The door for text from outside: what cannot be both seen and heard does not come in.
enum VisibleText {
  /// Checks a field's length and characters.
  ///
  /// Control, format, private, unassigned and separator characters are refused with their position (counted in
  /// characters from 1), because a text that shows one thing and says another is how people are defrauded
  /// (Unicode Technical Report 36 §2.10). A joiner or selector stays where an emoji carries it.
  static func check(
    _ text: String, as field: TextError.Field, characters limit: Int, bytes: Int, allowsLines: Bool = false
  ) throws(TextError) {
    guard text.utf8.count <= bytes || text.count > limit else { throw TextError(field, .tooManyMarks) }
    guard text.count <= limit else { throw TextError(field, .tooLong(characters: text.count, limit: limit)) }
    // What most texts consist of: letters, digits and signs of ASCII can all be seen and heard.
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return }
    for (offset, character) in text.enumerated() {
      if allowsLines, pauses.contains(character) { continue }
      for scalar in refused(in: character) {
        throw TextError(field, .invisible(position: offset + 1, scalar: scalar.value))
      }
    }
  }

  /// Line ends as systems write them, and the tab: heard as pauses. A carriage return by itself stays refused: a
  /// terminal writes over the line with what follows it.
  private static let pauses: Set<Character> = ["\n", "\r\n", "\t"]

  private static func refused(in character: Character) -> [Unicode.Scalar] {
    if let ascii = character.asciiValue, (0x20...0x7E).contains(ascii) { return [] }
    let carriesEmoji = character.unicodeScalars.contains { $0.properties.isEmoji && $0.value > 0xFF }
    return character.unicodeScalars.filter { scalar in
      !(carriesEmoji && emojiJoints.contains(scalar)) && isUnseen(scalar)
    }
  }

  private static let emojiJoints: Set<Unicode.Scalar> = ["\u{200D}", "\u{FE0F}"]

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    unseenCategories.contains(scalar.properties.generalCategory)
      || scalar.properties.isDefaultIgnorableCodePoint
  }

  private static let unseenCategories: Set<Unicode.GeneralCategory> = [
    .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
  ]
}

/// Letters that can be written in two ways, written in one.
///
/// "å" is one code point on one machine and two on another. A password must be the same bytes from both, and a
/// user ID the same text. Composed are the Latin letters of Unicode's blocks up to Latin Extended Additional, as
/// normalisation form C has them (UAX #15; RFC 8265 §4.2 asks it of passwords); other text stays as it is.
enum ComposedText {
  static func composed(_ text: String) -> String {
    String(text.map { letters.firstIndex(of: $0).map { letters[$0] } ?? $0 })
  }

  /// Looked up by canonical equivalence, found in composed form.
  private static let letters: Set<Character> = {
    let blocks: [ClosedRange<UInt32>] = [0x20...0x7E, 0xA0...0x24F, 0x1E00...0x1EFF]
    return Set(blocks.joined().compactMap(Unicode.Scalar.init).map(Character.init))
  }()
}

extension StringProtocol {
  /// Whether `part` stands anywhere in this text, byte by byte: both are composed.
  ///
  /// `contains(_:)` would do, but brings the regular expressions of the standard library into every program that links
  /// the core, close to a megabyte that a reader at rest has no use for.
  func holds(_ part: some StringProtocol) -> Bool {
    utf8.indices.contains { utf8[$0...].starts(with: part.utf8) }
  }
}
