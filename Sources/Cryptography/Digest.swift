// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// Hashes of bytes (FIPS 180-4), by libcrypto.
public enum Digest {
  /// The 32 bytes of SHA-256.
  public static func sha256(_ message: [UInt8]) -> [UInt8] {
    hash(.sha256, message)
  }

  /// The 20 bytes of SHA-1: for chips and other people's formats, never to bind anything of ours.
  public static func sha1(_ message: [UInt8]) -> [UInt8] {
    hash(.sha1, message)
  }

  /// The 64 bytes of SHA-512.
  public static func sha512(_ message: [UInt8]) -> [UInt8] {
    hash(.sha512, message)
  }

  /// The digest of `message`, `algorithm.digestLength` bytes.
  ///
  /// Traps where libcrypto has no such function: without SHA-2 there is nothing this house could do safely.
  public static func hash(_ algorithm: HashAlgorithm, _ message: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: algorithm.digestLength)
    let function = unsafe FetchedDigest.of(algorithm).pointer
    let outcome = unsafe EVP_Digest(message, message.count, &digest, nil, function, nil)
    precondition(outcome == 1, "libcrypto has no \(algorithm.libraryName)")
    return digest
  }
}
