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

/// The kinds of public key that a chip may be registered with, by OpenSSH's names for them.
public enum ChipKeyKind: String, CaseIterable, Hashable, Sendable {
  /// Ed25519 (RFC 8709 §4).
  case ed25519 = "ssh-ed25519"
  /// ECDSA on P-256 with SHA-256 (RFC 5656 §3.1).
  case p256 = "ecdsa-sha2-nistp256"
  /// Ed25519 in a security key (OpenSSH, PROTOCOL.u2f).
  case securityKeyEd25519 = "sk-ssh-ed25519@openssh.com"
  /// ECDSA on P-256 in a security key (OpenSSH, PROTOCOL.u2f).
  case securityKeyP256 = "sk-ecdsa-sha2-nistp256@openssh.com"

  /// Whether the key lives in hardware that says with each signature whether somebody was there.
  public var isSecurityKey: Bool { self == .securityKeyEd25519 || self == .securityKeyP256 }

  /// Whether its curve is P-256.
  var isP256: Bool { self == .p256 || self == .securityKeyP256 }
}

extension ChipKey {
  /// Reads one line of a `.pub` file or of `authorized_keys`: kind, key, perhaps a comment (sshd(8)).
  ///
  /// A line with options is turned away: they restrict what the key may do, and a restriction is not to be dropped
  /// in silence.
  ///
  /// - Throws: `line`, `options`, `unsupportedKind` or `malformed`.
  public init(line: String) throws(ChipKeyError) {
    let words = try Self.words(of: line)
    guard let name = words.first, words.count >= 2 else { throw .line }
    guard ChipKeyKind(rawValue: name) != nil else { throw Self.fault(of: words) }
    guard let bytes = PaddedBase64.decode(words[1]) else { throw .malformed }
    try self.init(canonicalBytes: bytes)
    guard kind.rawValue == name else { throw .malformed }
  }

  /// The key as a line without a comment.
  public var line: String {
    kind.rawValue + " " + PaddedBase64.encode(canonicalBytes)
  }

  private static func words(of line: String) throws(ChipKeyError) -> [String] {
    let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
    let lines = line.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
    guard lines.count == 1 else { throw .line }
    return lines[0].split(whereSeparator: isBlank).map(String.init)
  }

  /// What is wrong with a line that does not begin with a kind of ours.
  private static func fault(of words: [String]) -> ChipKeyError {
    let looksLikeKind = ["ssh-", "ecdsa-", "sk-"].contains { words[0].hasPrefix($0) }
    if looksLikeKind { return .unsupportedKind }
    let isComment = words[0].hasPrefix("#")
    return !isComment && words.contains { ChipKeyKind(rawValue: $0) != nil } ? .options : .line
  }
}
