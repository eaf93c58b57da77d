// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// Codes from a key and a question: challenge and response, and signatures (RFC 6287).
///
/// A signature differs from an answer to a challenge only in what the question is: something drawn at random,
/// or the thing that is signed. Both are `code(for:)`; `Input.signing(_:)` makes the second kind.
public struct OCRA: Equatable, Sendable {
  /// The key shared with the other side.
  public let key: Secret
  /// What the codes are made of.
  public let suite: OCRASuite

  /// A generator of codes; throws `emptyKey`.
  public init(key: Secret, suite: OCRASuite) throws(OneTimeCodeError) {
    guard !key.isEmpty else { throw .emptyKey }
    self.key = key
    self.suite = suite
  }

  /// The code of an input; throws `input` where the suite wants something else, and `suite(.function)` where
  /// it makes no codes but whole MACs.
  public func code(for input: Input) throws(OneTimeCodeError) -> OneTimeCode {
    guard OneTimeCode.lengths.contains(suite.digits) else { throw .suite(.function) }
    return OneTimeCode(truncating: try mac(for: input), digits: suite.digits)
  }

  /// The whole MAC of an input, which is the answer of a suite of no digits (RFC 6287 §5.2).
  public func mac(for input: Input) throws(OneTimeCodeError) -> [UInt8] {
    let message = try message(for: input)
    do { return try MAC.hmac(suite.algorithm, key: key, message) } catch { throw .cryptography(error) }
  }

  /// The counter, of the `window` from the input's own on, whose code this is (RFC 4226 §7.4).
  ///
  /// Throws `input(.counter)` for a suite, or an input, without a counter.
  public func match(
    _ code: OneTimeCode, for input: Input, window: Int
  ) throws(OneTimeCodeError) -> UInt64? {
    guard suite.hasCounter, let counter = input.counter else { throw .input(.counter) }
    var candidate = input
    for ahead in 0..<UInt64(max(window, 0)) {
      let (next, overflow) = counter.addingReportingOverflow(ahead)
      if overflow { return nil }
      candidate.counter = next
      if try self.code(for: candidate) == code { return next }
    }
    return nil
  }

  /// Suite, a zero, then the parts the suite names, each in its fixed size (RFC 6287 §5.1).
  private func message(for input: Input) throws(OneTimeCodeError) -> [UInt8] {
    var message = Array(suite.text.utf8) + [0]
    if suite.hasCounter {
      guard let counter = input.counter else { throw .input(.counter) }
      message += counter.bigEndianBytes
    }
    message += try input.questionBlock(for: suite)
    if let algorithm = suite.pinAlgorithm {
      guard let pin = input.pin else { throw .input(.pin) }
      message += Digest.hash(algorithm, pin.revealed())
    }
    if let length = suite.sessionLength {
      guard input.session.count <= length else { throw .input(.session) }
      message += [UInt8](repeating: 0, count: length - input.session.count) + input.session
    }
    if let step = suite.timeStep {
      guard let time = input.time else { throw .input(.timestamp) }
      message += UInt64(max(time, 0) / step.components.seconds).bigEndianBytes
    }
    return message
  }
}

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
    /// The moment (T), in whole seconds since 1970.
    public var time: Int64?

    /// An input for one question, or for two.
    public init(
      questions: String..., counter: UInt64? = nil, pin: Secret? = nil, session: [UInt8] = [],
      time: Int64? = nil
    ) {
      self.questions = questions
      self.counter = counter
      self.pin = pin
      self.session = session
      self.time = time
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
