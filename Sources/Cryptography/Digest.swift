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

/// The hash functions of one-time codes and receipts (FIPS 180-4).
public enum HashAlgorithm: String, Sendable, Hashable, CaseIterable {
  /// SHA-1, for other services' codes and for chips only; nothing of ours is bound by it.
  case sha1
  case sha256
  case sha512

  /// The length of a digest, in bytes.
  public var digestLength: Int {
    switch self {
    case .sha1: 20
    case .sha256: 32
    case .sha512: 64
    }
  }

  /// What libcrypto's providers call it (EVP_MD-SHA1(7), EVP_MD-SHA2(7)).
  var libraryName: String {
    switch self {
    case .sha1: "SHA1"
    case .sha256: "SHA2-256"
    case .sha512: "SHA2-512"
    }
  }
}

// Invariant: a fetched algorithm is never changed and never freed; libcrypto lets threads share it
// (openssl-threads(7)). Each is fetched once, since a fetch by name costs more than a small hash.
@safe final class FetchedDigest: @unchecked Sendable {
  let pointer: OpaquePointer?

  private init(_ algorithm: HashAlgorithm) {
    unsafe pointer = EVP_MD_fetch(nil, algorithm.libraryName, nil)
  }

  private static let sha1 = FetchedDigest(.sha1)
  private static let sha256 = FetchedDigest(.sha256)
  private static let sha512 = FetchedDigest(.sha512)

  static func of(_ algorithm: HashAlgorithm) -> FetchedDigest {
    switch algorithm {
    case .sha1: sha1
    case .sha256: sha256
    case .sha512: sha512
    }
  }
}
