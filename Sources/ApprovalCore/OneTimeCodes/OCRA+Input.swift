// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

extension OCRA {
  /// What goes into one code; what the suite does not name is left out of it.
  public struct Input: Sendable {
    /// The counter (C).
    public var counter: UInt64?
    /// The questions (Q): one, or both sides' in their order for mutual authentication (RFC 6287 §7.2).
    public var questions: [String]
    /// The PIN (P), which is hashed as the suite says.
    public var pin: Secret?
    /// The session information (S), filled up from the left with zeros.
    public var session: [UInt8]
    /// The moment (T).
    public var instant: Instant?

    /// An input for one question, or for two.
    public init(
      questions: String..., counter: UInt64? = nil, pin: Secret? = nil, session: [UInt8] = [],
      instant: Instant? = nil
    ) {
      self.questions = questions
      self.counter = counter
      self.pin = pin
      self.session = session
      self.instant = instant
    }

    /// The input of a signature over a hash, as a suite with `QH64` takes it (RFC 6287 §7.3).
    public static func signing(_ hash: [UInt8], counter: UInt64? = nil) -> Input {
      Input(questions: Hexadecimal.encode(hash), counter: counter)
    }

    /// The question in its 128 bytes, filled up from the right with zeros (RFC 6287 §5.1).
    func questionBlock(for suite: OCRASuite) throws(OneTimeCodeError) -> [UInt8] {
      guard (1...2).contains(questions.count),
        questions.allSatisfy({ (1...suite.questionLength).contains($0.utf8.count) }),
        let bytes = Self.bytes(of: questions.joined(), format: suite.questionFormat)
      else { throw .input(.question) }
      return bytes + [UInt8](repeating: 0, count: 128 - bytes.count)
    }

    private static func bytes(of question: String, format: OCRASuite.QuestionFormat) -> [UInt8]? {
      switch format {
      case .alphanumeric:
        question.utf8.allSatisfy(isAlphanumeric) ? Array(question.utf8) : nil
      case .hexadecimal:
        Hexadecimal.decode(evenly(question))
      case .numeric:
        hexadecimal(ofDecimal: question).flatMap { Hexadecimal.decode(evenly($0)) }
      }
    }

    /// The digits begin at the left edge of the block: an odd one is followed by a zero, not led by it.
    private static func evenly(_ digits: String) -> String {
      digits.utf8.count.isMultiple(of: 2) ? digits : digits + "0"
    }

    /// The hexadecimal digits of a decimal number of any length; `nil` where it is no number.
    private static func hexadecimal(ofDecimal text: String) -> String? {
      var nibbles: [UInt8] = [0]
      for character in text.utf8 {
        guard (0x30...0x39).contains(character) else { return nil }
        var carry = character - 0x30
        for place in nibbles.indices {
          let value = nibbles[place] * 10 + carry
          nibbles[place] = value & 15
          carry = value >> 4
        }
        if carry > 0 { nibbles.append(carry) }
      }
      return nibbles.reversed().map { String($0, radix: 16) }.joined()
    }

    private static func isAlphanumeric(_ character: UInt8) -> Bool {
      switch character {
      case 0x30...0x39, 0x41...0x5a, 0x61...0x7a: true
      default: false
      }
    }
  }
}
