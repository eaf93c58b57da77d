// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// The registered public key of a chip authenticator: Ed25519 or P-256, bare or in a security key.
public struct ChipKey: Sendable {
  /// Told by the key's own bytes.
  public let kind: ChipKeyKind
  /// The key as OpenSSH encodes it (RFC 4253 §6.6): one form for one key, to be kept and compared.
  public let canonicalBytes: [UInt8]
  /// What a security key was enrolled for, commonly `ssh:`; part of the key.
  let application: [UInt8]?
  let curve: Curve

  enum Curve: Sendable {
    case ed25519(VerifyingKey)
    case p256(P256VerifyingKey)
  }

  /// Reads kept bytes.
  ///
  /// - Throws: `unsupportedKind`, or `malformed` for bytes that are no key, or more than one.
  public init(canonicalBytes bytes: [UInt8]) throws(ChipKeyError) {
    var reader = SSHReader(bytes)
    guard let name = reader.text() else { throw .malformed }
    guard let kind = ChipKeyKind(rawValue: name) else { throw .unsupportedKind }
    guard let curve = Self.curve(of: kind, from: &reader) else { throw .malformed }
    application = kind.isSecurityKey ? reader.string() : nil
    guard reader.isAtEnd, (application != nil) == kind.isSecurityKey else { throw .malformed }
    self.kind = kind
    self.curve = curve
    canonicalBytes = bytes
  }

  /// The key of a chip that gives Ed25519's 32 bytes (RFC 8032 §5.1.5).
  public init(ed25519 publicKey: [UInt8]) throws(ChipKeyError) {
    try self.init(
      canonicalBytes: SSHEncoding.string(ChipKeyKind.ed25519.rawValue) + SSHEncoding.string(publicKey))
  }

  /// The key of a chip that gives a point of P-256, 65 bytes (SEC 1 §2.3.3, uncompressed).
  public init(p256 point: [UInt8]) throws(ChipKeyError) {
    try self.init(
      canonicalBytes: SSHEncoding.string(ChipKeyKind.p256.rawValue) + SSHEncoding.string(Self.p256Name)
        + SSHEncoding.string(point))
  }

  /// How people compare keys: `SHA256:` and 43 characters, as `ssh-keygen -l` prints it.
  public var fingerprint: String {
    "SHA256:" + Base64.standard.encode(Digest.sha256(canonicalBytes))
  }

  private static let p256Name = "nistp256"

  private static func curve(of kind: ChipKeyKind, from reader: inout SSHReader) -> Curve? {
    if kind.isP256 {
      guard reader.text() == p256Name, let point = reader.string() else { return nil }
      return (try? P256VerifyingKey(x963Representation: point)).map(Curve.p256)
    }
    guard let key = reader.string() else { return nil }
    return (try? VerifyingKey(rawRepresentation: key)).map(Curve.ed25519)
  }
}

extension ChipKey: Hashable {
  /// Whether two keys are the same bytes.
  public static func == (one: ChipKey, other: ChipKey) -> Bool {
    one.canonicalBytes == other.canonicalBytes
  }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(canonicalBytes)
  }
}
