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

extension PasswordHash {
  /// How much time and memory one guess takes (RFC 7914 §2).
  public struct Cost: Sendable, Hashable {
    /// The base-two logarithm of the iterations N.
    public let logarithm: Int
    /// The block size r, in units of 128 bytes.
    public let blockSize: Int
    /// The parallelism p.
    public let parallelism: Int

    /// A cost within what one machine can bear: 1 to 20, 1 to 32, 1 to 16; else `nil`.
    public init?(logarithm: Int, blockSize: Int = 8, parallelism: Int = 1) {
      guard (1...20).contains(logarithm), (1...32).contains(blockSize), (1...16).contains(parallelism)
      else { return nil }
      self.init(unchecked: logarithm, blockSize, parallelism)
    }

    private init(unchecked logarithm: Int, _ blockSize: Int, _ parallelism: Int) {
      self.logarithm = logarithm
      self.blockSize = blockSize
      self.parallelism = parallelism
    }

    /// For a person who waits: 32 MiB and about 70 ms a guess on one core, measured by
    /// `time openssl kdf -keylen 32 -kdfopt pass:x -kdfopt salt:12345678 -kdfopt n:32768 -kdfopt r:8
    /// -kdfopt p:1 -kdfopt maxmem_bytes:67108864 SCRYPT`.
    public static let interactive = Cost(unchecked: 15, 8, 1)

    /// For tests that hash much and guard nothing: 16 KiB a guess.
    public static let forTests = Cost(unchecked: 4, 8, 1)

    var iterations: UInt64 { 1 << UInt64(logarithm) }

    /// What libcrypto may allocate, in bytes: its blocks (128·r·(N + p)), and room to spare.
    public var memoryLimit: UInt64 {
      128 * UInt64(blockSize) * (iterations + UInt64(parallelism) + 32)
    }

    var encoded: String { "ln=\(logarithm),r=\(blockSize),p=\(parallelism)" }

    init?(encoded: String) {
      let fields = encoded.split(separator: ",", omittingEmptySubsequences: false)
      let names = ["ln=", "r=", "p="]
      guard fields.count == names.count else { return nil }
      let values = zip(fields, names).compactMap { field, name in
        field.hasPrefix(name) ? Int(field.dropFirst(name.count)) : nil
      }
      guard values.count == names.count else { return nil }
      self.init(logarithm: values[0], blockSize: values[1], parallelism: values[2])
    }
  }
}
