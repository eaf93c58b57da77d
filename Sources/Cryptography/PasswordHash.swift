// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// A password, or PIN, as it may be stored: its scrypt hash and its salt (RFC 7914).
public struct PasswordHash: Sendable, Equatable {
  /// The work that one guess costs.
  public let cost: Cost
  private let salt: [UInt8]
  private let hash: [UInt8]

  private static let saltLength = 16
  private static let hashLength = 32

  /// Hashes a password with a fresh random salt; takes as long as `cost` says.
  public init(hashing password: Secret, cost: Cost = .interactive) throws(CryptographyError) {
    self.cost = cost
    salt = try Random.bytes(Self.saltLength)
    hash = try Self.scrypt(password, salt: salt, cost: cost, length: Self.hashLength)
  }

  /// Reads what `encoded` wrote; throws `invalidPasswordHash` for anything else.
  public init(encoded: String) throws(CryptographyError) {
    let fields = encoded.split(separator: "$", omittingEmptySubsequences: false).map(String.init)
    guard fields.count == 5, fields[0].isEmpty, fields[1] == "scrypt",
      let cost = Cost(encoded: fields[2]),
      let salt = Base64.standard.decode(fields[3]), salt.count >= 8,
      let hash = Base64.standard.decode(fields[4]), hash.count == Self.hashLength
    else { throw .invalidPasswordHash }
    self.cost = cost
    self.salt = salt
    self.hash = hash
  }

  /// `$scrypt$ln=15,r=8,p=1$salt$hash`, in base 64 without padding (the PHC string format).
  public var encoded: String {
    "$scrypt$\(cost.encoded)$\(Base64.standard.encode(salt))$\(Base64.standard.encode(hash))"
  }

  /// Whether this is the hash of `password`; as slow as hashing it, and no faster for a near miss.
  public func verifies(_ password: Secret) throws(CryptographyError) -> Bool {
    let candidate = try Self.scrypt(password, salt: salt, cost: cost, length: hash.count)
    return constantTimeEqual(candidate, hash)
  }

  /// scrypt itself, open to the tests and their vectors.
  static func scrypt(
    _ password: Secret, salt: [UInt8], cost: Cost, length: Int
  ) throws(CryptographyError) -> [UInt8] {
    var derived = [UInt8](repeating: 0, count: length)
    try unsafe password.withPointer { (bytes, count) throws(CryptographyError) in
      let outcome = unsafe bytes.withMemoryRebound(to: CChar.self, capacity: count) { password in
        unsafe EVP_PBE_scrypt(
          password, count, salt, salt.count, cost.iterations, UInt64(cost.blockSize),
          UInt64(cost.parallelism), cost.memoryLimit, &derived, length)
      }
      try check(outcome, "EVP_PBE_scrypt")
    }
    return derived
  }
}
