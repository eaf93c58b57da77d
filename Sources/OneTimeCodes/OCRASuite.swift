// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What an OCRA code is made of, as its suite says: `OCRA-1:HOTP-SHA256-6:C-QH64` (RFC 6287 §6).
public struct OCRASuite: Hashable, Sendable {
  /// The parts of a suite that an error can point at.
  public enum Part: String, Hashable, Sendable, CaseIterable, CustomStringConvertible {
    /// The sections of a suite, in their order (RFC 6287 §6).
    case version, function, counter, question, pin, session, timestamp, order

    /// The part in a word.
    public var description: String { rawValue }
  }

  /// What a question is written in.
  public enum QuestionFormat: Character, Hashable, Sendable {
    /// Letters and digits, as they are (RFC 6287 §5.1).
    case alphanumeric = "A"
    /// Decimal digits, as a number.
    case numeric = "N"
    /// Hexadecimal digits, as bytes.
    case hexadecimal = "H"
  }

  /// The suite as it was written; it is hashed with everything else.
  public let text: String
  /// The hash function of the HMAC.
  public internal(set) var algorithm = HashAlgorithm.sha1
  /// The digits of a code, 4 to 10; 0 where the whole MAC is the answer.
  public internal(set) var digits = 0
  /// Whether a counter goes in.
  public internal(set) var hasCounter = false
  /// How the question is written.
  public internal(set) var questionFormat = QuestionFormat.numeric
  /// The most characters of one question, 4 to 64.
  public internal(set) var questionLength = 8
  /// The hash of the PIN that goes in, or `nil` for no PIN.
  public internal(set) var pinAlgorithm: HashAlgorithm?
  /// The bytes of session information that go in, or `nil` for none.
  public internal(set) var sessionLength: Int?
  /// The time step that goes in, or `nil` for none.
  public internal(set) var timeStep: Duration?

  /// Reads a suite; throws `suite` with the part that does not follow the grammar.
  public init(_ text: String) throws(OneTimeCodeError) {
    self.text = text
    let sections = text.split(separator: ":", omittingEmptySubsequences: false)
    guard sections.count == 3, sections[0] == "OCRA-1" else { throw .suite(.version) }
    try readFunction(sections[1])
    try readInputs(sections[2].split(separator: "-", omittingEmptySubsequences: false))
  }

  private mutating func readFunction(_ text: Substring) throws(OneTimeCodeError) {
    let words = text.split(separator: "-", omittingEmptySubsequences: false)
    guard words.count == 3, words[0] == "HOTP", let algorithm = Self.algorithms[words[1]],
      let digits = Self.number(words[2]), digits == 0 || OneTimeCode.lengths.contains(digits)
    else { throw .suite(.function) }
    self.algorithm = algorithm
    self.digits = digits
  }
}

extension OCRASuite {
  static let algorithms: [Substring: HashAlgorithm] = [
    "SHA1": .sha1, "SHA256": .sha256, "SHA512": .sha512,
  ]

  /// A number of digits alone, without sign.
  static func number(_ text: Substring) -> Int? {
    text.utf8.allSatisfy { (0x30...0x39).contains($0) } ? Int(text) : nil
  }
}

extension OCRASuite {
  /// Reads the third section: C, Q, P, S and T in this order, of which only Q must be there (RFC 6287 §6.3).
  mutating func readInputs(_ words: [Substring]) throws(OneTimeCodeError) {
    var rest = words[...]
    if rest.first == "C" {
      hasCounter = true
      rest.removeFirst()
    }
    guard let question = rest.popFirst(), question.first == "Q" else { throw .suite(.question) }
    try readQuestion(question.dropFirst())
    if let word = rest.first, word.first == "P" {
      guard let algorithm = Self.algorithms[word.dropFirst()] else { throw .suite(.pin) }
      pinAlgorithm = algorithm
      rest.removeFirst()
    }
    if let word = rest.first, word.first == "S" {
      try readSession(word.dropFirst())
      rest.removeFirst()
    }
    if let word = rest.first, word.first == "T" {
      try readTimestamp(word.dropFirst())
      rest.removeFirst()
    }
    guard rest.isEmpty else { throw .suite(.order) }
  }

  private mutating func readQuestion(_ text: Substring) throws(OneTimeCodeError) {
    guard let format = text.first.flatMap(QuestionFormat.init), text.count <= 3,
      let length = Self.number(text.dropFirst()), (4...64).contains(length)
    else { throw .suite(.question) }
    questionFormat = format
    questionLength = length
  }

  private mutating func readSession(_ text: Substring) throws(OneTimeCodeError) {
    guard text.count == 3, let length = Self.number(text), (1...512).contains(length) else {
      throw .suite(.session)
    }
    sessionLength = length
  }

  /// A number and its unit; `0H`, which the grammar allows, is a step that never ends and is refused.
  private mutating func readTimestamp(_ text: Substring) throws(OneTimeCodeError) {
    guard text.count <= 3, let unit = text.last.flatMap({ Self.units[$0] }),
      let number = Self.number(text.dropLast()), (1...unit.most).contains(number)
    else { throw .suite(.timestamp) }
    timeStep = .seconds(number * unit.seconds)
  }

  private static let units: [Character: (seconds: Int, most: Int)] = [
    "S": (1, 59), "M": (60, 59), "H": (3600, 48),
  ]
}
