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
      guard let instant = input.instant else { throw .input(.timestamp) }
      message += UInt64(max(instant.seconds, 0) / step.components.seconds).bigEndianBytes
    }
    return message
  }
}
