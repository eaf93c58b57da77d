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
  /// The number of digits, 6 to 8.
  public let digits: Int

  /// A generator of codes; throws `emptyKey` and `digits`.
  public init(key: Secret, algorithm: HashAlgorithm = .sha1, digits: Int = 6) throws(OneTimeCodeError) {
    guard !key.isEmpty else { throw .emptyKey }
    guard Self.digitRange.contains(digits) else { throw .digits(digits) }
    self.key = key
    self.algorithm = algorithm
    self.digits = digits
  }

  /// The code of a counter (RFC 4226 §5.3).
  public func code(at counter: UInt64) throws(OneTimeCodeError) -> OneTimeCode {
    do {
      let mac = try MAC.hmac(algorithm, key: key, counter.bigEndianBytes)
      return OneTimeCode(truncating: mac, digits: digits)
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
