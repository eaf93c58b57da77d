// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// The key that a passphrase stands for in other programs' files, which say how it is derived.
public enum PassphraseKey {
  /// By scrypt (RFC 7914); takes as long and as much memory as `cost` says.
  public static func scrypt(
    _ passphrase: Secret, salt: [UInt8], cost: PasswordHash.Cost
  ) throws(CryptographyError) -> SealingKey {
    try unsafe key(passphrase) { (passphrase, count, key) in
      unsafe EVP_PBE_scrypt(
        passphrase, count, salt, salt.count, cost.iterations, UInt64(cost.blockSize),
        UInt64(cost.parallelism), cost.memoryLimit, key.baseAddress, key.count)
    }
  }

  /// By PBKDF2 with HMAC (RFC 8018 §5.2).
  public static func pbkdf2(
    _ passphrase: Secret, salt: [UInt8], iterations: Int, _ algorithm: HashAlgorithm
  ) throws(CryptographyError) -> SealingKey {
    try unsafe key(passphrase) { (passphrase, count, key) in
      unsafe PKCS5_PBKDF2_HMAC(
        passphrase, CInt(clamping: count), salt, CInt(clamping: salt.count), CInt(clamping: iterations),
        FetchedDigest.of(algorithm).pointer, CInt(clamping: key.count), key.baseAddress)
    }
  }

  /// A key that `derive` writes in place.
  private static func key(
    _ passphrase: Secret,
    _ derive: (UnsafePointer<CChar>, Int, UnsafeMutableBufferPointer<UInt8>) -> CInt
  ) throws(CryptographyError) -> SealingKey {
    let bytes = try unsafe Secret(count: SealingKey.keyLength) { (key) throws(CryptographyError) in
      try unsafe passphrase.withPointer { (bytes, count) throws(CryptographyError) in
        let outcome = unsafe bytes.withMemoryRebound(to: CChar.self, capacity: count) {
          unsafe derive($0, count, key)
        }
        try check(outcome, "the derivation of a key")
      }
    }
    return try SealingKey(rawRepresentation: bytes)
  }
}
