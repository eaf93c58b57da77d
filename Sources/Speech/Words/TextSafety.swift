// SPDX-License-Identifier: GPL-3.0-or-later

/// What may not be in a text from outside, because it is not heard but changes what is read.
///
/// The same rule as at the core's door, which most texts have come through; a text given to the reader
/// itself (`say`) comes through this one only.
public enum TextSafety {
  /// A character refused at the door.
  public struct Finding: Hashable, Sendable {
    /// Position in the text, counted in characters from 1.
    public let position: Int
    /// The scalar's number: 0x202E.
    public let scalar: UInt32
  }

  /// The first character of `text` that may not be there, or nil.
  ///
  /// Control, format, private, unassigned and separator characters, and those that Unicode lets a reader
  /// ignore (DerivedCoreProperties, Default_Ignorable_Code_Point). A joiner or selector stays where an
  /// emoji carries it; a line may end, in any of its ways, and a tab may stand.
  public static func firstFinding(in text: String) -> Finding? {
    for (offset, character) in text.enumerated() {
      // Most characters are these, and seen.
      if let byte = character.asciiValue, (0x20...0x7E).contains(byte) { continue }
      guard !pauses.contains(character), let scalar = firstUnseen(in: character) else { continue }
      return Finding(position: offset + 1, scalar: scalar.value)
    }
    return nil
  }

  /// Line feed, carriage return and line feed (one character), tab: pauses, and nothing that hides.
  private static let pauses: Set<Character> = ["\n", "\r\n", "\t"]

  private static func firstUnseen(in character: Character) -> Unicode.Scalar? {
    let carriesEmoji = character.unicodeScalars.contains { $0.properties.isEmoji && $0.value > 0xFF }
    return character.unicodeScalars.first { isUnseen($0) && !(carriesEmoji && emojiJoints.contains($0)) }
  }

  private static let emojiJoints: Set<Unicode.Scalar> = ["\u{200D}", "\u{FE0F}"]

  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }
}
