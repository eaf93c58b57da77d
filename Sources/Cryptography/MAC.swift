// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// Message authentication codes, by libcrypto.
public enum MAC {
  /// HMAC (RFC 2104) of `message`, `algorithm.digestLength` bytes.
  ///
  /// Throws `libraryFailed` only where libcrypto cannot serve; a key may have any length, none included.
  public static func hmac(
    _ algorithm: HashAlgorithm, key: Secret, _ message: [UInt8]
  ) throws(CryptographyError) -> [UInt8] {
    let context = try unsafe context(algorithm, key: key)
    defer { unsafe EVP_MAC_CTX_free(context) }
    return try unsafe finish(context, message, length: algorithm.digestLength)
  }

  /// A context that has taken in its key; who asks for it frees it.
  static func context(_ algorithm: HashAlgorithm, key: Secret) throws(CryptographyError) -> OpaquePointer {
    guard let template = unsafe HMACTemplate.of(algorithm).context,
      let context = unsafe EVP_MAC_CTX_dup(template)
    else { throw .library("EVP_MAC_CTX_dup") }
    do throws(CryptographyError) {
      try unsafe key.withPointer { (bytes, count) throws(CryptographyError) in
        try check(unsafe EVP_MAC_init(context, bytes, count, nil), "EVP_MAC_init")
      }
    } catch {
      unsafe EVP_MAC_CTX_free(context)
      throw error
    }
    return unsafe context
  }

  /// Takes in the message and gives its code.
  static func finish(_ context: OpaquePointer, _ message: [UInt8], length: Int) throws(CryptographyError)
    -> [UInt8]
  {
    try check(unsafe EVP_MAC_update(context, message, message.count), "EVP_MAC_update")
    var code = [UInt8](repeating: 0, count: length)
    try check(unsafe EVP_MAC_final(context, &code, nil, code.count), "EVP_MAC_final")
    return code
  }
}

// Invariant: the context is made ready once and afterwards only read, by EVP_MAC_CTX_dup.
// Choosing the hash by its name is the dear part of an HMAC; a copy of a ready context skips it.
@safe private final class HMACTemplate: @unchecked Sendable {
  let context: OpaquePointer?

  private init(_ algorithm: HashAlgorithm) {
    let function = unsafe EVP_MAC_fetch(nil, "HMAC", nil)
    defer { unsafe EVP_MAC_free(function) }
    unsafe context = EVP_MAC_CTX_new(function)
    // libcrypto keeps the pointers to both strings until the call that reads them.
    var name = Array(algorithm.libraryName.utf8CString)
    unsafe OSSL_MAC_PARAM_DIGEST.withCString { field in
      unsafe name.withUnsafeMutableBufferPointer { name in
        let parameters = unsafe [
          OSSL_PARAM_construct_utf8_string(field, name.baseAddress, 0), OSSL_PARAM_construct_end(),
        ]
        // A context is copied only once it has a key; this one is replaced at each use.
        _ = unsafe EVP_MAC_init(context, [0], 1, parameters)
      }
    }
  }

  private static let sha1 = HMACTemplate(.sha1)
  private static let sha256 = HMACTemplate(.sha256)
  private static let sha512 = HMACTemplate(.sha512)

  static func of(_ algorithm: HashAlgorithm) -> HMACTemplate {
    switch algorithm {
    case .sha1: sha1
    case .sha256: sha256
    case .sha512: sha512
    }
  }
}

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
