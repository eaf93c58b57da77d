// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

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
