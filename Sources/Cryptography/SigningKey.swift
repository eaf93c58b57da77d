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

/// The public half of an Ed25519 key (RFC 8032).
public struct VerifyingKey: Sendable {
  /// The length of a public key, in bytes.
  public static let length = 32

  /// The length of a signature, in bytes.
  public static let signatureLength = 64

  /// The 32 bytes of the public key.
  public let rawRepresentation: [UInt8]

  private let handle: KeyHandle

  /// The key of 32 bytes; throws `wrongLength` for any other number.
  public init(rawRepresentation: [UInt8]) throws(CryptographyError) {
    guard rawRepresentation.count == Self.length else {
      throw .wrongLength(of: "a public key", expected: Self.length, found: rawRepresentation.count)
    }
    guard
      let key = unsafe EVP_PKEY_new_raw_public_key_ex(
        nil, "ED25519", nil, rawRepresentation, rawRepresentation.count)
    else { throw .library("EVP_PKEY_new_raw_public_key_ex") }
    self.rawRepresentation = rawRepresentation
    unsafe handle = KeyHandle(owning: key)
  }

  /// Whether these 64 bytes are the private half's signature over `message`.
  public func isValidSignature(
    _ signature: [UInt8], for message: [UInt8]
  ) -> Bool {
    guard signature.count == Self.signatureLength else { return false }
    return handle.isValid(signature, for: message, hash: nil)
  }
}

extension VerifyingKey: Hashable {
  /// Whether two keys are the same 32 bytes.
  public static func == (one: VerifyingKey, other: VerifyingKey) -> Bool {
    one.rawRepresentation == other.rawRepresentation
  }

  /// Hashes the 32 bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(rawRepresentation)
  }
}

extension VerifyingKey {
  /// What names the key in a JOSE header: its JWK thumbprint, SHA-256 in base64url (RFC 7638 §3, RFC 8037 §2).
  public var thumbprint: String {
    let members = #"{"crv":"Ed25519","kty":"OKP","x":"\#(Base64.url.encode(rawRepresentation))"}"#
    return Base64.url.encode(Digest.sha256(Array(members.utf8)))
  }
}

// Invariant: the key is complete when it is handed over and never changed after; libcrypto lets threads share
// such a key (openssl-threads(7)).
@safe final class KeyHandle: @unchecked Sendable {
  let pointer: OpaquePointer

  /// Takes over a key that libcrypto made.
  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = unsafe pointer
  }

  deinit { unsafe EVP_PKEY_free(pointer) }

  /// Whether `signature` is this key's over `message`; what cannot be verified is simply not valid.
  func isValid(_ signature: [UInt8], for message: [UInt8], hash: HashAlgorithm?) -> Bool {
    defer { ERR_clear_error() }
    guard let context = unsafe EVP_MD_CTX_new() else { return false }
    defer { unsafe EVP_MD_CTX_free(context) }
    guard unsafe EVP_DigestVerifyInit_ex(context, nil, hash?.libraryName, nil, nil, pointer, nil) == 1 else {
      return false
    }
    return unsafe EVP_DigestVerify(context, signature, signature.count, message, message.count) == 1
  }
}
