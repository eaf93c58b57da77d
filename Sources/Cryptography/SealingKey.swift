// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// A key that locks values away so that nobody reads, changes or swaps them: AES-256-GCM (NIST SP 800-38D).
///
/// Sealed bytes are nonce (12), ciphertext, tag (16). Nonces are random: one key is good for 2³² seals.
public struct SealingKey: Equatable, Masked {
  static let keyLength = 32
  private static let nonceLength = 12
  private static let tagLength = 16

  /// How many bytes longer a sealed value is than the value.
  public static let overhead = nonceLength + tagLength

  /// The 32 bytes of the key, to be kept where only its owner reads.
  public let rawRepresentation: Secret

  /// A fresh random key.
  public static func generate() throws(CryptographyError) -> SealingKey {
    try SealingKey(rawRepresentation: Random.secret(keyLength))
  }

  /// The key of 32 kept bytes; throws `wrongLength` for any other number.
  public init(rawRepresentation: Secret) throws(CryptographyError) {
    guard rawRepresentation.count == Self.keyLength else {
      throw .wrongLength(of: "a sealing key", expected: Self.keyLength, found: rawRepresentation.count)
    }
    self.rawRepresentation = rawRepresentation
  }

  /// Seals a value to a context (a table, column and row, say) which is not stored but must be given again.
  public func seal(_ plaintext: Secret, context: [UInt8]) throws(CryptographyError) -> [UInt8] {
    let nonce = try Random.bytes(Self.nonceLength)
    let cipher = try CipherContext(.aes256GCM, key: rawRepresentation, vector: nonce, direction: .encrypt)
    try cipher.authenticate(context)
    var ciphertext = [UInt8](repeating: 0, count: plaintext.count)
    try unsafe plaintext.withPointer { (bytes, count) throws(CryptographyError) in
      try unsafe cipher.update(bytes, count, into: &ciphertext)
    }
    try cipher.finish()
    return nonce + ciphertext + (try cipher.tag(Self.tagLength))
  }

  /// Opens what `seal` sealed with this key to this context; throws `sealBroken` for everything else.
  public func open(_ sealed: [UInt8], context: [UInt8]) throws(CryptographyError) -> Secret {
    guard sealed.count >= Self.overhead else { throw .sealBroken }
    let nonce = Array(sealed.prefix(Self.nonceLength))
    let ciphertext = Array(sealed.dropFirst(Self.nonceLength).dropLast(Self.tagLength))
    let cipher = try CipherContext(.aes256GCM, key: rawRepresentation, vector: nonce, direction: .decrypt)
    try cipher.authenticate(context)
    let plaintext = try unsafe Secret(count: ciphertext.count) { (buffer) throws(CryptographyError) in
      guard let start = buffer.baseAddress else { return }
      try unsafe cipher.update(ciphertext, ciphertext.count, into: start)
    }
    try cipher.expect(tag: Array(sealed.suffix(Self.tagLength)))
    do { try cipher.finish() } catch { throw .sealBroken }
    return plaintext
  }
}
