// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// The recovery codes of one person that were not used yet, as they may be kept: by what each is known, and not as they are given.
///
/// Forty bits are too few for a slow hash to protect them; what does is that the key of the hashes is sealed at rest, as a PIN's is.
public struct RecoveryCodes: Sendable {
  /// 32 random bytes, or of a code that was kept before codes had hashes, what is made of that code.
  private let key: Secret
  /// HMAC-SHA-256 of each code under the key, 32 bytes.
  private var verifiers: [[UInt8]]

  private static let length = 32

  /// As many codes of so many digits, and what is kept of them.
  static func drawn(_ count: Int, digits: Int) throws(CryptographyError) -> (
    codes: [Secret], kept: RecoveryCodes
  ) {
    var codes: [Secret] = []
    while codes.count < count {
      let code = try Random.digits(digits)
      if !codes.contains(code) { codes.append(code) }
    }
    let key = try Random.secret(length)
    let verifiers = try codes.map { (code) throws(CryptographyError) in try verifier(of: code, key) }
    return (codes, RecoveryCodes(key: key, verifiers: verifiers))
  }

  private init(key: Secret, verifiers: [[UInt8]]) {
    (self.key, self.verifiers) = (key, verifiers)
  }

  /// How many are left.
  public var count: Int { verifiers.count }

  /// Whether a code is one of them.
  func contains(_ code: Secret) throws(CryptographyError) -> Bool {
    let given = try Self.verifier(of: code, key)
    // All are compared: how long it takes does not tell which it was.
    return verifiers.reduce(false) { constantTimeEqual($1, given) || $0 }
  }

  /// Takes a code, which is good once.
  mutating func spend(_ code: Secret) throws(CryptographyError) {
    let given = try Self.verifier(of: code, key)
    verifiers.removeAll { constantTimeEqual($0, given) }
  }

  private static func verifier(of code: Secret, _ key: Secret) throws(CryptographyError) -> [UInt8] {
    try MAC.hmac(.sha256, key: key, Array("kodeoplaeser-recovery-code-1\0".utf8) + code.revealed())
  }

  // MARK: As it is kept

  /// The key, and the hashes one after the other: sealed where it is kept.
  public var encoded: Secret {
    Secret(key.revealed() + verifiers.joined())
  }

  /// What `encoded` gave; of other lengths, the one code that was kept in digits before codes had hashes.
  ///
  /// - Throws: where libcrypto fails.
  public init(encoded: Secret) throws(CryptographyError) {
    let bytes = encoded.revealed()
    guard bytes.count >= Self.length, bytes.count.isMultiple(of: Self.length) else {
      key = Secret(Digest.sha256(bytes))
      verifiers = [try Self.verifier(of: encoded, key)]
      return
    }
    key = Secret(Array(bytes.prefix(Self.length)))
    verifiers = stride(from: Self.length, to: bytes.count, by: Self.length).map {
      Array(bytes[$0..<$0 + Self.length])
    }
  }
}
