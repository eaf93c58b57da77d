// SPDX-License-Identifier: GPL-3.0-or-later

/// The name a service asks under, as a person hears it.
///
/// A name has one spelling: letters composed, no white space around it, and one space wherever there is white space of any
/// kind. Two names that a person cannot tell apart all the same `match`.
public struct ServiceName: Hashable, Sendable, CustomStringConvertible {
  /// What the core itself asks under; nobody else does.
  public static let own = "Kodeoplæser"

  /// At most 60 characters that can be seen and heard.
  public let text: String

  /// - Throws: `TextError` where the name is empty, too long or holds what cannot be seen and heard.
  public init(_ text: String, limits: Limits = Limits()) throws(TextError) {
    try Self.check(text, limits)
    self.text = Self.spelled(text)
  }

  /// A name as it was kept, which may be older than the one spelling: what was asked under it is bound to its bytes.
  public init(kept text: String, limits: Limits) throws(TextError) {
    try Self.check(text, limits)
    self.text = text
  }

  /// Whether a person takes both for one service: capitals, and what carries no sign of its own, make no other.
  public func matches(_ other: ServiceName) -> Bool {
    folded == other.folded
  }

  /// The name.
  public var description: String { text }

  private static func check(_ text: String, _ limits: Limits) throws(TextError) {
    guard text.contains(where: { !$0.isWhitespace }) else { throw TextError(.service, .empty) }
    try VisibleText.check(
      text, as: .service, characters: limits.serviceNameCharacters,
      bytes: limits.serviceNameCharacters * limits.bytesPerCharacter)
  }

  private static func spelled(_ text: String) -> String {
    ComposedText.composed(text.split(whereSeparator: \.isWhitespace).joined(separator: " "))
  }

  /// What stays of the name when it is heard; compared by canonical equivalence, as Swift compares.
  var folded: String {
    let seen = Self.spelled(text).unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
    // First to capitals, of which "ß" has two and "ς" the same as "σ".
    return String(String.UnicodeScalarView(seen)).uppercased().lowercased()
  }
}

/// Names that nobody may take.
extension ServiceName {
  /// Whether a person may take this name for the reader's own, wherever that stands in it.
  public var isOwn: Bool {
    let skeleton = NameSkeleton(text)
    return skeleton.isEmpty || Self.ownSkeletons.contains { skeleton.contains($0) }
  }

  /// Whether a person may take one of the names for the other.
  public func isConfusable(with other: ServiceName) -> Bool {
    matches(other) || NameSkeleton(text) == NameSkeleton(other.text)
  }

  private static let ownSkeletons = [
    NameSkeleton(own), NameSkeleton("Kodeoplaser"), NameSkeleton("Kodeopleser"),
  ]
}

/// What is left of a name when everything is taken from it that eyes and ears pass over: two names of one skeleton are taken for
/// one another.
///
/// Compatibility characters are read as the letters they stand for, capitals as small letters, a letter with a mark as the letter,
/// a letter of another script as the Latin one that it looks like (Unicode Technical Standard 39 §4), 0 as o and 1 as l. Spaces,
/// punctuation and invisible characters are left out.
struct NameSkeleton: Hashable {
  private let text: String

  init(_ name: String) {
    let folded = name.uppercased().lowercased().unicodeScalars
    let letters = folded.flatMap(Self.letters).reduce(into: "") { $0.unicodeScalars.append($1) }
    text = Self.pairs.reduce(letters) { text, pair in text.replacingAll(pair.looks, with: pair.like) }
  }

  /// Whether nothing is left: a name without a letter.
  var isEmpty: Bool { text.isEmpty }

  /// Whether `other` stands anywhere in this one.
  func contains(_ other: NameSkeleton) -> Bool { text.holds(other.text) }

  // MARK: -

  /// Two letters that look like one.
  private static let pairs = [(looks: "rn", like: "m"), (looks: "vv", like: "w"), (looks: "ae", like: "æ")]

  private static func letters(_ scalar: Unicode.Scalar) -> [Unicode.Scalar] {
    let plain = compatible(scalar)
    if let letter = lookalikes[plain] ?? namesake(of: plain) { return [merged[letter] ?? letter] }
    return kinds.contains(plain.properties.generalCategory) ? [merged[plain] ?? plain] : []
  }

  private static let kinds: Set<Unicode.GeneralCategory> = [
    .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
    .letterNumber, .otherNumber,
  ]

  /// Signs that a person does not tell apart: l, I, i and 1; o and 0.
  private static let merged: [Unicode.Scalar: Unicode.Scalar] = ["i": "l", "1": "l", "|": "l", "0": "o"]

  /// Full-width forms, and the letters and digits of mathematics, which stand in runs of 52 and of ten.
  private static func compatible(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    let value = scalar.value
    let plain: UInt32? =
      switch value {
      case 0xFF01...0xFF5E: value - 0xFEE0
      case 0x1D400...0x1D6A3: 0x61 + (value - 0x1D400) % 26
      case 0x1D7CE...0x1D7FF: 0x30 + (value - 0x1D7CE) % 10
      case 0x24D0...0x24E9: 0x61 + value - 0x24D0
      case 0x1F130...0x1F149: 0x61 + value - 0x1F130
      default: nil
      }
    let read = plain.flatMap(Unicode.Scalar.init) ?? scalar
    return read.properties.lowercaseMapping.unicodeScalars.first ?? read
  }

  /// The letter that a sign is named after, with a mark or a frame or raised: "LATIN SMALL LETTER E WITH ACUTE" is e, and
  /// "PARENTHESIZED LATIN SMALL LETTER K" is k. One letter, or the two of æ.
  private static func namesake(of scalar: Unicode.Scalar) -> Unicode.Scalar? {
    guard scalar.value > 0x7F, let name = scalar.properties.name,
      let kind = kindsOfLetter.first(where: { name.hasPrefix($0) })
    else { return nil }
    let letter = name.dropFirst(kind.count).prefix { $0 != " " }
    if letter == "AE" { return "æ" }
    return letter.count == 1 ? letter.lowercased().unicodeScalars.first : nil
  }

  /// How the names of signs begin that show a letter.
  private static let kindsOfLetter = [
    "LATIN SMALL LETTER ", "LATIN LETTER SMALL CAPITAL ", "LATIN SUBSCRIPT SMALL LETTER ",
    "MODIFIER LETTER SMALL ", "MODIFIER LETTER CAPITAL ", "PARENTHESIZED LATIN SMALL LETTER ",
    "PARENTHESIZED LATIN CAPITAL LETTER ", "NEGATIVE CIRCLED LATIN CAPITAL LETTER ",
    "NEGATIVE SQUARED LATIN CAPITAL LETTER ", "REGIONAL INDICATOR SYMBOL LETTER ",
  ]

  /// Letters of other scripts, and rare ones of Latin, by the letter that each looks like.
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = {
    var found: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (letter, others) in table {
      for other in others.unicodeScalars { found[other] = letter }
    }
    return found
  }()

  private static let table: [Unicode.Scalar: String] = [
    "a": "ɑαаꓮꭺ",
    "b": "ƅβвьᏼℬꓐꞵꮟ",
    "c": "ϲсᴄℂℭⅽⲥꓚꮯ𐐽",
    "d": "ԁⅅⅆⅾꓒꓓꭰꮷ",
    "e": "εеҽℯℰⅇⴹꓰꬲꭼ",
    "f": "ſϝքℱꓝꬵ",
    "g": "ƍɡԍցᏻℊꓖꮐ",
    "h": "ηнһհℋℌℍⲏꓧꮋꮒ",
    "i": "ıɩɪͺιіӏιⅈⅰꙇꭵ",
    "j": "ϳјⅉꓙꭻ",
    "k": "κкⲕꓗꮶ",
    "l": "ǀℐℑℒℓⅼⲓⳑⵏꓡꓲꮮ𐑃",
    "m": "μϻмℳⅿⲙꓟꮇ",
    "n": "νոռℕⲛꓠ",
    "o": "οσоօჿᴏᴑℴⲟⵔꓳꬽ𐐬",
    "p": "ρϱрℙⲣꓑꮲ",
    "q": "ԛգզℚⵕ",
    "r": "ʀгᴦℛℜℝⲅꓣꭇꭈꭱꮁꮢ",
    "s": "ƽѕտꓢꜱꮥꮪ𐑈",
    "t": "τтⲧꓔꭲ",
    "u": "υսᴜꓴꞟ",
    "v": "ѵᴠⅴⴸꓦꮩ",
    "w": "ɯѡԝաᴡꓪꮃꮤ",
    "x": "χхⅹⲭⵝꓫꭓ",
    "y": "ɣʏγϒуүყℽⲩꓬꭹꮍ",
    "z": "ζᴢℤℨꓜꮓ𐋵",
    "æ": "ӕ",
  ]
}

extension String {
  /// The same with every `part` replaced, from left to right.
  fileprivate func replacingAll(_ part: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(part) {
        result += other
        rest = rest.dropFirst(part.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
