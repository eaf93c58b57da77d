// SPDX-License-Identifier: GPL-3.0-or-later

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
