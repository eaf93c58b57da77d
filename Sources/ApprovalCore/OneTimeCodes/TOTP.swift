// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Codes from a key and the time (RFC 6238).
public struct TOTP: Equatable, Sendable {
  /// What makes the codes, with the time step as its counter.
  public let generator: HOTP
  /// How long a code lives, whole seconds.
  public let step: Duration

  private var stepSeconds: Int64 { step.components.seconds }

  /// A generator of codes; throws `emptyKey`, `digits` and `timeStep`.
  public init(
    key: Secret, algorithm: HashAlgorithm = .sha1, digits: Int = 6, step: Duration = .seconds(30)
  ) throws(OneTimeCodeError) {
    guard step >= .seconds(1), step.components.attoseconds == 0 else { throw .timeStep }
    generator = try HOTP(key: key, algorithm: algorithm, digits: digits)
    self.step = step
  }

  /// The number of whole steps since 1970 (RFC 6238 §4.2); before it, none.
  public func number(at instant: Instant) -> UInt64 {
    UInt64(max(instant.seconds, 0) / stepSeconds)
  }

  /// The code of a moment.
  public func code(at instant: Instant) throws(OneTimeCodeError) -> OneTimeCode {
    try generator.code(at: number(at: instant))
  }

  /// The moment at which the code of `instant` gives way to the next one.
  public func end(ofStepAt instant: Instant) -> Instant {
    let next = Int64(clamping: number(at: instant)) + 1
    return Instant(milliseconds: next * stepSeconds * 1000)
  }

  /// The step whose code this is, from `drift` steps before the moment's to `drift` after (RFC 6238 §5.2).
  ///
  /// Steps up to `last`, the step accepted before, are passed over: each code is good once.
  public func match(
    _ code: OneTimeCode, at instant: Instant, drift: Int, after last: UInt64? = nil
  ) throws(OneTimeCodeError) -> UInt64? {
    let steps = steps(around: instant, drift: drift)
    var first = steps.lowerBound
    if let last { first = max(first, last == .max ? last : last + 1) }
    guard first <= steps.upperBound else { return nil }
    return try generator.match(code, from: first, window: Int(clamping: steps.upperBound - first + 1))
  }

  /// The steps whose codes are good at a moment: its own, and `drift` either way.
  func steps(around instant: Instant, drift: Int) -> ClosedRange<UInt64> {
    let now = number(at: instant)
    let drift = UInt64(max(drift, 0))
    return now - min(drift, now)...now + drift
  }
}
