// SPDX-License-Identifier: GPL-3.0-or-later

/// Text from outside, made fit to be spoken and printed.
enum PlainText {
  /// Characters of a name that are kept.
  static let name = 48
  /// The text on one line, without characters that nobody sees, cut to so many characters; nil where none is left.
  ///
  /// What was cut off is said to be, by an ellipsis.
  static func cleaned(_ text: String?, longest: Int) -> String? {
    guard let text else { return nil }
    var line = ""
    for scalar in text.unicodeScalars {
      if isGap(scalar) { line += " " } else if !isUnseen(scalar) { line.unicodeScalars.append(scalar) }
    }
    let words = line.split(separator: " ").joined(separator: " ")
    guard !words.isEmpty else { return nil }
    return words.count > longest ? words.prefix(longest - 1) + "…" : words
  }

  private static func isGap(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || scalar.properties.generalCategory == .control
  }

  /// Whether nobody sees or hears it.
  static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    unseen.contains(scalar.properties.generalCategory) || scalar.properties.isDefaultIgnorableCodePoint
  }

  private static let unseen: Set<Unicode.GeneralCategory> = [
    .control, .format, .surrogate, .privateUse, .unassigned,
  ]
}
