// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// The private half of an RSA key, which signs as RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017 §8.2): what other servers take whose
/// protocol is older than elliptic curves.
public struct RSASigningKey: Masked {
  /// Bits of a fresh key: 128 bits of security (NIST SP 800-57 part 1, table 2).
  public static let bits = 3072

  /// The private key in DER (RFC 8017 appendix A.1.2), to be kept sealed.
  public let derRepresentation: Secret

  /// The public half.
  public let verifyingKey: RSAVerifyingKey

  private let handle: KeyHandle

  /// A fresh random key. It takes a tenth of a second to some seconds: the primes are searched for.
  public static func generate() throws(CryptographyError) -> RSASigningKey {
    guard let context = unsafe EVP_PKEY_CTX_new_from_name(nil, "RSA", nil) else {
      throw .library("EVP_PKEY_CTX_new_from_name")
    }
    defer { unsafe EVP_PKEY_CTX_free(context) }
    try check(unsafe EVP_PKEY_keygen_init(context), "EVP_PKEY_keygen_init")
    try check(
      unsafe EVP_PKEY_CTX_set_rsa_keygen_bits(context, CInt(bits)), "EVP_PKEY_CTX_set_rsa_keygen_bits")
    var key: OpaquePointer?
    try check(unsafe EVP_PKEY_generate(context, &key), "EVP_PKEY_generate")
    guard let key = unsafe key else { throw .library("EVP_PKEY_generate") }
    return try unsafe RSASigningKey(KeyHandle(owning: key))
  }

  /// The key that was kept; throws where the bytes are none.
  public init(derRepresentation: Secret) throws(CryptographyError) {
    let handle = try unsafe derRepresentation.withPointer { (bytes, count) throws(CryptographyError) in
      var next: UnsafePointer<UInt8>? = unsafe bytes
      guard let key = unsafe d2i_PrivateKey(EVP_PKEY_RSA, nil, &next, count) else {
        throw .library("d2i_PrivateKey")
      }
      return unsafe KeyHandle(owning: key)
    }
    self.handle = handle
    self.derRepresentation = derRepresentation
    verifyingKey = try RSAVerifyingKey(of: handle)
  }

  private init(_ handle: KeyHandle) throws(CryptographyError) {
    self.handle = handle
    let count = unsafe i2d_PrivateKey(handle.pointer, nil)
    guard count > 0 else { throw .library("i2d_PrivateKey") }
    derRepresentation = try unsafe Secret(count: Int(count)) { (buffer) throws(CryptographyError) in
      var next = buffer.baseAddress
      guard unsafe i2d_PrivateKey(handle.pointer, &next) == count else { throw .library("i2d_PrivateKey") }
    }
    verifyingKey = try RSAVerifyingKey(of: handle)
  }

  /// The signature, as long as the key; the same message always gives the same one.
  public func sign(_ message: [UInt8]) throws(CryptographyError) -> [UInt8] {
    guard let context = unsafe EVP_MD_CTX_new() else { throw .library("EVP_MD_CTX_new") }
    defer { unsafe EVP_MD_CTX_free(context) }
    try check(
      unsafe EVP_DigestSignInit_ex(
        context, nil, HashAlgorithm.sha256.libraryName, nil, nil, handle.pointer, nil),
      "EVP_DigestSignInit_ex")
    var signature = [UInt8](repeating: 0, count: Int(unsafe EVP_PKEY_get_size(handle.pointer)))
    var length = signature.count
    try check(
      unsafe EVP_DigestSign(context, &signature, &length, message, message.count), "EVP_DigestSign")
    return Array(signature.prefix(length))
  }
}

/// The public half of an RSA key, of 2048 to 8192 bits.
public struct RSAVerifyingKey: Sendable, Hashable {
  /// Bits of keys that are taken: fewer are too weak (NIST SP 800-131A), and more are only slow.
  public static let bitRange = 2048...8192
  /// Bytes of the longest encoding that is looked at.
  private static let mostBytes = 2048

  /// The key as SubjectPublicKeyInfo in DER (RFC 5280 §4.1).
  public let derRepresentation: [UInt8]

  private let handle: KeyHandle

  /// The key of an encoding, as SubjectPublicKeyInfo or bare (RFC 8017 appendix A.1.1); throws `invalidPublicKey` for anything
  /// else, and for a key of another size.
  public init(derRepresentation bytes: [UInt8]) throws(CryptographyError) {
    guard bytes.count <= Self.mostBytes, let key = unsafe Self.key(of: bytes) else {
      throw .invalidPublicKey
    }
    let handle = unsafe KeyHandle(owning: key)
    guard unsafe EVP_PKEY_get_base_id(handle.pointer) == EVP_PKEY_RSA,
      Self.bitRange.contains(Int(unsafe EVP_PKEY_get_bits(handle.pointer)))
    else { throw .invalidPublicKey }
    try self.init(of: handle)
  }

  private static func key(of bytes: [UInt8]) -> OpaquePointer? {
    defer { ERR_clear_error() }
    return unsafe bytes.withUnsafeBufferPointer { buffer in
      var next = buffer.baseAddress
      if let key = unsafe d2i_PUBKEY(nil, &next, buffer.count) { return unsafe key }
      unsafe next = buffer.baseAddress
      return unsafe d2i_PublicKey(EVP_PKEY_RSA, nil, &next, buffer.count)
    }
  }

  /// The public half of a key in libcrypto's hands.
  init(of handle: KeyHandle) throws(CryptographyError) {
    let count = unsafe i2d_PUBKEY(handle.pointer, nil)
    guard count > 0 else { throw .library("i2d_PUBKEY") }
    var encoding = [UInt8](repeating: 0, count: Int(count))
    unsafe encoding.withUnsafeMutableBufferPointer { buffer in
      var next = buffer.baseAddress
      _ = unsafe i2d_PUBKEY(handle.pointer, &next)
    }
    derRepresentation = encoding
    self.handle = handle
  }

  /// Whether `signature` is RSASSA-PKCS1-v1_5 with SHA-256 over `message`.
  public func isValidSignature(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    handle.isValid(signature, for: message, hash: .sha256)
  }

  /// Whether two keys are the same.
  public static func == (one: RSAVerifyingKey, other: RSAVerifyingKey) -> Bool {
    one.derRepresentation == other.derRepresentation
  }

  /// Hashes the encoding.
  public func hash(into hasher: inout Hasher) { hasher.combine(derRepresentation) }
}
