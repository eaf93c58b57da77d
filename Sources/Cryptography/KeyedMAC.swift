// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

// Invariant: the context is made ready once and afterwards only read, by EVP_MAC_CTX_dup.
/// HMAC-SHA-256 under one key for many messages: the key is taken in once, not with each message.
@safe public final class KeyedMAC: @unchecked Sendable {
  private let context: OpaquePointer

  /// Takes in a key of any length.
  public init(key: Secret) throws(CryptographyError) {
    unsafe context = try MAC.context(.sha256, key: key)
  }

  deinit { unsafe EVP_MAC_CTX_free(context) }

  /// The code of a message, 32 bytes; the same as `MAC.hmac` makes of it.
  public func code(of message: [UInt8]) throws(CryptographyError) -> [UInt8] {
    guard let copy = unsafe EVP_MAC_CTX_dup(context) else { throw .library("EVP_MAC_CTX_dup") }
    defer { unsafe EVP_MAC_CTX_free(copy) }
    return try unsafe MAC.finish(copy, message, length: HashAlgorithm.sha256.digestLength)
  }
}
