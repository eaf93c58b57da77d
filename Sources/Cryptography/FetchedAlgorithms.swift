// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

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

// Invariant: as above.
@safe final class FetchedCipher: @unchecked Sendable {
  let pointer: OpaquePointer?

  private init(_ name: String) {
    unsafe pointer = EVP_CIPHER_fetch(nil, name, nil)
  }

  static let aes256GCM = FetchedCipher("AES-256-GCM")
  static let tripleDESCBC = FetchedCipher("DES-EDE3-CBC")
}
