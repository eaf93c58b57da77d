// SPDX-License-Identifier: GPL-3.0-or-later

/// One word as the voice is given it, and what stood in the text in its place.
public struct SpokenWord: Hashable, Sendable {
  /// Handed to the voice: letters with apostrophes and hyphens between them, or one digit. Nothing else
  /// can get here.
  public let text: String
  /// The text it stands for, so that review can spell it: "12.500" for "twelve", and nothing for the
  /// "thousand" and the rest that stand for the same.
  public let written: String
  /// Whether it is one digit of a digit sequence.
  public let isDigit: Bool
  /// The language whose voice says it; nil for the utterance's own.
  public let language: LanguageCode?

  public init(_ text: String, written: String? = nil, isDigit: Bool = false, language: LanguageCode? = nil) {
    self.text = SpokenWord.speakable(text)
    self.written = written ?? text
    self.isDigit = isDigit
    self.language = language
  }

  /// A word of a lexicon, which may begin with another language's mark: "da:tretten".
  init(marked text: String, written: String, isDigit: Bool = false) {
    guard let mark = SpokenWord.languageMark(text) else {
      self.init(text, written: written, isDigit: isDigit)
      return
    }
    self.init(
      String(text.dropFirst(mark.count)), written: written, isDigit: isDigit,
      language: LanguageCode(String(mark.dropLast())))
  }

  /// The word as a lexicon would have it.
  var marked: String { language.map { "\($0):\(text)" } ?? text }

  /// "da:" at the front of a lexicon's word, or nil.
  static func languageMark(_ text: String) -> String? {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")),
      text.utf8.index(after: colon) < text.endIndex
    else { return nil }
    let code = text[..<colon]
    let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
    guard (2...3).contains(code.utf8.count), code.utf8.allSatisfy(letters.contains) else { return nil }
    return String(text[...colon])
  }

  /// The last gate before the voice: brackets, angles and the like cannot pass, whatever came before.
  ///
  /// Joints stand between letters only: espeak-ng 1.51 in Danish crashes on an apostrophe in front.
  static func speakable(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var joint: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if joints.contains(scalar) {
        joint = kept.isEmpty ? nil : scalar
      } else if isSpeakable(scalar) {
        if let joint { kept.append(joint) }
        joint = nil
        kept.append(scalar)
      }
    }
    return String(kept)
  }

  private static let joints: Set<Unicode.Scalar> = ["'", "’", "-"]

  private static func isSpeakable(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ASCII.isDigit(UInt8(scalar.value)) || ASCII.isLetter(UInt8(scalar.value)) }
    return scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
      || scalar.properties.generalCategory == .nonspacingMark
  }
}

/// A language by its folder under `Voices/`: "da", "en", "kl" (ISO 639-1).
public struct LanguageCode: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
  public let rawValue: String

  public init(rawValue: String) { self.rawValue = rawValue }

  public init(_ rawValue: String) { self.rawValue = rawValue }

  public var description: String { rawValue }

  public static let danish = LanguageCode("da")
  public static let english = LanguageCode("en")
  public static let greenlandic = LanguageCode("kl")
}

/// Who is speaking: the trusted path of what is heard.
///
/// What the reader itself says is in `prompt`; what a service wrote is in `quote`, plainly another
/// voice, and no text can leave it.
public enum VoiceRole: String, Hashable, Sendable, CaseIterable {
  case prompt
  case quote
}
