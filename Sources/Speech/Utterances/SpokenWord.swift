// SPDX-License-Identifier: GPL-3.0-or-later

/// One word as the voice is given it, and what stood in the text in its place.
public struct SpokenWord: Hashable, Sendable {
  /// Handed to the voice: letters, apostrophes and hyphens, or one digit. Nothing else can get here.
  public let text: String
  /// The text it stands for, so that review can spell it: "12.500" for "twelve".
  public let written: String
  /// Whether it is one digit of a digit sequence.
  public let isDigit: Bool

  public init(_ text: String, written: String? = nil, isDigit: Bool = false) {
    self.text = SpokenWord.speakable(text)
    self.written = written ?? text
    self.isDigit = isDigit
  }

  /// The last gate before the voice: brackets, angles and the like cannot pass, whatever came before.
  static func speakable(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    kept.append(contentsOf: text.unicodeScalars.filter(isSpeakable))
    return String(kept)
  }

  private static func isSpeakable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "'", "’", "-": true
    default:
      scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
        || scalar.properties.generalCategory == .nonspacingMark
    }
  }
}
