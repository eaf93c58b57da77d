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

/// What a chip signs: a challenge that is used once, and the digest of the text to be approved.
public struct ChipChallenge: Hashable, Sendable {
  /// What `ssh-keygen -Y sign -n` is given, so that no signature for another purpose is ever taken for an approval.
  public static let namespace = "approval@kodeoplaeser.dk"

  /// The length of a challenge and of a text's digest, in bytes.
  public static let length = 32

  /// Random, drawn by the core.
  public let challenge: [UInt8]
  /// SHA-256 over the text's canonical form (`TransactionText.digest`).
  public let textDigest: [UInt8]

  /// The challenge of these bytes; `nil` where either is not 32 of them.
  public init?(challenge: [UInt8], textDigest: [UInt8]) {
    guard challenge.count == Self.length, textDigest.count == Self.length else { return nil }
    self.challenge = challenge
    self.textDigest = textDigest
  }

  /// The bytes to sign: three lines of ASCII, so that a person can read what a key is given.
  ///
  ///     kodeoplaeser-chip-1
  ///     the challenge in hexadecimal
  ///     the text's digest in hexadecimal
  public var message: [UInt8] {
    let lines = ["kodeoplaeser-chip-1", Hexadecimal.encode(challenge), Hexadecimal.encode(textDigest)]
    return lines.flatMap { Array(($0 + "\n").utf8) }
  }
}

/// What a signature that holds says beside that it holds.
public struct ChipProof: Hashable, Sendable {
  /// Whether a security key made sure of who was there (by a PIN or a finger), and not only that somebody was.
  public let isUserVerified: Bool
  /// How often a security key has signed; `nil` of keys that do not count.
  public let counter: UInt32?

  /// Whether the key's count goes on from `last`, as it does unless somebody has copied the key.
  ///
  /// Keys that never count say 0 each time (WebAuthn level 2 §6.1.1).
  public func follows(counter last: UInt64) -> Bool {
    guard let counter else { return true }
    return counter > last || (counter == 0 && last == 0)
  }
}

/// What a security key adds to its signature: who was there, and how often it has signed (OpenSSH, PROTOCOL.u2f).
struct SecurityKeyPresence {
  /// Bit 0: somebody was there. Bit 2: it was made sure who (WebAuthn level 2 §6.1).
  let flags: UInt8
  let counter: UInt32

  init?(from reader: inout SSHReader) {
    guard let flags = reader.byte(), let counter = reader.uint32() else { return nil }
    self.flags = flags
    self.counter = counter
  }

  var isUserPresent: Bool { flags & 0x01 != 0 }
  var isUserVerified: Bool { flags & 0x04 != 0 }

  /// What the key signs in place of `message`.
  func signedBytes(for message: [UInt8], application: [UInt8]) -> [UInt8] {
    Digest.sha256(application) + [flags] + SSHEncoding.uint32(counter) + Digest.sha256(message)
  }
}
