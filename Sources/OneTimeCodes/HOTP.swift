// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// Codes from a key and a counter (RFC 4226).
public struct HOTP: Equatable, Sendable {
  /// How many digits a code may have (RFC 4226 §5.3).
  public static let digitRange = 6...8

  /// The key shared with the other side.
  public let key: Secret
  /// The hash function of the HMAC; RFC 4226 knows only SHA-1.
  public let algorithm: HashAlgorithm
  /// The number of digits, 6 to 8; of Steam's characters, 5.
  public let digits: Int
  /// What a code is written in.
  public let alphabet: CodeAlphabet

  /// A generator of codes; throws `emptyKey` and `digits`.
  public init(key: Secret, algorithm: HashAlgorithm = .sha1, digits: Int = 6) throws(OneTimeCodeError) {
    guard !key.isEmpty else { throw .emptyKey }
    guard Self.digitRange.contains(digits) else { throw .digits(digits) }
    self.key = key
    self.algorithm = algorithm
    self.digits = digits
    alphabet = .decimal
  }

  /// A generator of Steam's codes: five characters of its alphabet, by SHA-1; throws `emptyKey`.
  public init(steam key: Secret) throws(OneTimeCodeError) {
    guard !key.isEmpty else { throw .emptyKey }
    self.key = key
    algorithm = .sha1
    digits = 5
    alphabet = .steam
  }

  /// The code of a counter (RFC 4226 §5.3).
  public func code(at counter: UInt64) throws(OneTimeCodeError) -> OneTimeCode {
    do {
      let mac = try MAC.hmac(algorithm, key: key, counter.bigEndianBytes)
      return OneTimeCode(truncating: mac, digits: digits, in: alphabet)
    } catch { throw .cryptography(error) }
  }

  /// The counter, of the `window` counters from `counter` on, whose code this is (RFC 4226 §7.4).
  ///
  /// Who keeps the counter keeps the match's successor, so that no code is good twice (§7.2).
  public func match(
    _ code: OneTimeCode, from counter: UInt64, window: Int
  ) throws(OneTimeCodeError) -> UInt64? {
    for ahead in 0..<UInt64(max(window, 0)) {
      let (candidate, overflow) = counter.addingReportingOverflow(ahead)
      if overflow { return nil }
      if try self.code(at: candidate) == code { return candidate }
    }
    return nil
  }
}

extension UInt64 {
  /// The eight bytes, most significant first, as every one-time code hashes its counter.
  var bigEndianBytes: [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: self >> (56 - 8 * UInt64($0))) }
  }
}

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
    try self.init(HOTP(key: key, algorithm: algorithm, digits: digits), step: step)
  }

  /// A generator whose counter is the time; throws `timeStep`.
  public init(_ generator: HOTP, step: Duration) throws(OneTimeCodeError) {
    guard step >= .seconds(1), step.components.attoseconds == 0 else { throw .timeStep }
    self.generator = generator
    self.step = step
  }

  /// The number of whole steps since 1970 (RFC 6238 §4.2); before it, none.
  ///
  /// - Parameter time: whole seconds since 1970-01-01T00:00:00Z, as POSIX counts them.
  public func number(at time: Int64) -> UInt64 {
    UInt64(max(time, 0) / stepSeconds)
  }

  /// The code of a moment, in whole seconds since 1970.
  public func code(at time: Int64) throws(OneTimeCodeError) -> OneTimeCode {
    try generator.code(at: number(at: time))
  }

  /// The second since 1970 at which the code of `time` gives way to the next one.
  public func end(ofStepAt time: Int64) -> Int64 {
    (Int64(clamping: number(at: time)) + 1) * stepSeconds
  }

  /// The step whose code this is, from `drift` steps before the moment's to `drift` after (RFC 6238 §5.2).
  ///
  /// Steps up to `last`, the step accepted before, are passed over: each code is good once.
  public func match(
    _ code: OneTimeCode, at time: Int64, drift: Int, after last: UInt64? = nil
  ) throws(OneTimeCodeError) -> UInt64? {
    let steps = steps(around: time, drift: drift)
    var first = steps.lowerBound
    if let last { first = max(first, last == .max ? last : last + 1) }
    guard first <= steps.upperBound else { return nil }
    return try generator.match(code, from: first, window: Int(clamping: steps.upperBound - first + 1))
  }

  /// The steps whose codes are good at a moment: its own, and `drift` either way.
  public func steps(around time: Int64, drift: Int) -> ClosedRange<UInt64> {
    let now = number(at: time)
    let drift = UInt64(max(drift, 0))
    return now - min(drift, now)...now + drift
  }
}
