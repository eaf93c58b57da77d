// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

extension ChipKey {
  /// Whether `signature` is this key's over the challenge and the text's digest, 32 bytes each.
  ///
  /// - Parameters:
  ///   - challenge: What was to be signed once.
  ///   - textDigest: SHA-256 of the text.
  ///   - signature: Either what `ssh-keygen -Y sign -n approval@kodeoplaeser.dk` writes for
  ///     `ChipChallenge.message`, or, of a chip that is no security key, the bare signature over that message: 64 bytes,
  ///     or DER for P-256. What is neither is simply not valid.
  public func verifies(signature: [UInt8], challenge: [UInt8], textDigest: [UInt8]) -> Bool {
    guard let challenge = ChipChallenge(challenge: challenge, textDigest: textDigest) else { return false }
    return proof(signature, of: challenge) != nil
  }

  /// The same, with what the signature tells beside; `nil` where it is not valid.
  public func proof(_ signature: [UInt8], of challenge: ChipChallenge) -> ChipProof? {
    if let armored = SSHSignature(armored: signature) {
      return proof(armored, over: challenge.message, namespace: ChipChallenge.namespace)
    }
    guard !kind.isSecurityKey, isValid(signature, for: challenge.message) else { return nil }
    return ChipProof(isUserVerified: false, counter: nil)
  }

  /// A signature in OpenSSH's file format, made by this key for `namespace` (OpenSSH, PROTOCOL.sshsig §3).
  func proof(_ signature: SSHSignature, over message: [UInt8], namespace: String) -> ChipProof? {
    guard signature.publicKey == canonicalBytes, signature.namespace == namespace else { return nil }
    var reader = SSHReader(signature.blob)
    guard reader.text() == kind.rawValue, let inner = reader.string() else { return nil }
    let signed = signature.signedBytes(for: message)
    guard kind.isSecurityKey else {
      guard reader.isAtEnd, isValid(inSSHForm: inner, for: signed) else { return nil }
      return ChipProof(isUserVerified: false, counter: nil)
    }
    guard let presence = SecurityKeyPresence(from: &reader), reader.isAtEnd, presence.isUserPresent,
      isValid(inSSHForm: inner, for: presence.signedBytes(for: signed, application: application ?? []))
    else { return nil }
    return ChipProof(isUserVerified: presence.isUserVerified, counter: presence.counter)
  }

  /// 64 bytes; of P-256 r and s side by side, or DER.
  private func isValid(_ signature: [UInt8], for message: [UInt8]) -> Bool {
    switch curve {
    case .ed25519(let key): key.isValidSignature(signature, for: message)
    case .p256(let key):
      key.isValidSignature(raw: signature, for: message) || key.isValidSignature(der: signature, for: message)
    }
  }

  /// 64 bytes (RFC 8709 §6); of P-256 r and s as numbers of their own (RFC 5656 §3.1.2).
  private func isValid(inSSHForm signature: [UInt8], for message: [UInt8]) -> Bool {
    switch curve {
    case .ed25519(let key): return key.isValidSignature(signature, for: message)
    case .p256(let key):
      var reader = SSHReader(signature)
      guard let r = reader.integer(), let s = reader.integer(), reader.isAtEnd else { return false }
      return key.isValidSignature(raw: r + s, for: message)
    }
  }
}
