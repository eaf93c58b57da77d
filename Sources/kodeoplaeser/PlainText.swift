// SPDX-License-Identifier: GPL-3.0-or-later

/// Text from outside, made fit to be printed.
enum PlainText {
  /// The text on one line, without characters that nobody sees; nil where none is left. It is never cut.
  static func cleaned(_ text: String?) -> String? {
    guard let text else { return nil }
    var line = ""
    for scalar in text.unicodeScalars {
      if isGap(scalar) { line += " " } else if isSeen(scalar) { line.unicodeScalars.append(scalar) }
    }
    let words = line.split(separator: " ").joined(separator: " ")
    return words.isEmpty ? nil : words
  }

  /// Whether a character shows: a letter, a mark, a space within a line.
  static func isSeen(_ scalar: Unicode.Scalar) -> Bool {
    !unseen.contains(scalar.properties.generalCategory) && !scalar.properties.isDefaultIgnorableCodePoint
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  private static let unseen: Set<Unicode.GeneralCategory> = [
    .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
  ]
}
