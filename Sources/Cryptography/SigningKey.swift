// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// The private half of an Ed25519 key (RFC 8032).
public struct SigningKey: Masked {
  /// The length of the private key, in bytes.
  public static let length = 32

  /// The 32 bytes of the private key, to be kept sealed.
  public let rawRepresentation: Secret

  /// The public half.
  public let verifyingKey: VerifyingKey

  private let handle: KeyHandle

  /// A fresh random key.
  public static func generate() throws(CryptographyError) -> SigningKey {
    try SigningKey(rawRepresentation: Random.secret(length))
  }

  /// The key of 32 kept bytes; throws `wrongLength` for any other number.
  public init(rawRepresentation: Secret) throws(CryptographyError) {
    guard rawRepresentation.count == Self.length else {
      throw .wrongLength(of: "a signing key", expected: Self.length, found: rawRepresentation.count)
    }
    let handle = try unsafe rawRepresentation.withPointer { (bytes, count) throws(CryptographyError) in
      guard let key = unsafe EVP_PKEY_new_raw_private_key_ex(nil, "ED25519", nil, bytes, count) else {
        throw .library("EVP_PKEY_new_raw_private_key_ex")
      }
      return unsafe KeyHandle(owning: key)
    }
    var publicKey = [UInt8](repeating: 0, count: VerifyingKey.length)
    var length = publicKey.count
    try check(
      unsafe EVP_PKEY_get_raw_public_key(handle.pointer, &publicKey, &length),
      "EVP_PKEY_get_raw_public_key")
    self.rawRepresentation = rawRepresentation
    self.handle = handle
    verifyingKey = try VerifyingKey(rawRepresentation: publicKey)
  }

  /// The 64 bytes of the signature; the same message always gives the same ones.
  public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
    guard let context = unsafe EVP_MD_CTX_new() else { throw .library("EVP_MD_CTX_new") }
    defer { unsafe EVP_MD_CTX_free(context) }
    try check(
      unsafe EVP_DigestSignInit_ex(context, nil, nil, nil, nil, handle.pointer, nil),
      "EVP_DigestSignInit_ex")
    var signature = [UInt8](repeating: 0, count: VerifyingKey.signatureLength)
    var length = signature.count
    try check(
      unsafe EVP_DigestSign(context, &signature, &length, message, message.count), "EVP_DigestSign")
    return signature
  }
}
