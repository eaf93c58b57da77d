// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// A signature in OpenSSH's file format, as `ssh-keygen -Y sign` writes it (OpenSSH, PROTOCOL.sshsig).
struct SSHSignature {
  /// In OpenSSH's encoding.
  let publicKey: [UInt8]
  /// The purpose that the signature is bound to.
  let namespace: String
  /// What the message is hashed with before it is signed.
  let hash: HashAlgorithm
  /// The signature by the rules of the key's kind.
  let blob: [UInt8]

  /// Reads an armored file; `nil` where it is none.
  init?(armored file: [UInt8]) {
    guard file.count <= Self.mostBytes, let body = Self.body(of: file), let bytes = PaddedBase64.decode(body)
    else { return nil }
    self.init(bytes)
  }

  /// Reads the bytes inside the armor (§2).
  init?(_ bytes: [UInt8]) {
    var reader = SSHReader(bytes)
    guard reader.bytes(Self.preamble.count) == Self.preamble, reader.uint32() == Self.version,
      let publicKey = reader.string(), let namespace = reader.text(), reader.string() != nil,
      let hash = reader.text().flatMap({ Self.hashes[$0] }), let blob = reader.string(), reader.isAtEnd
    else { return nil }
    self.publicKey = publicKey
    self.namespace = namespace
    self.hash = hash
    self.blob = blob
  }

  /// What the key signs for `message` (§3); the reserved field is signed as empty, as OpenSSH does.
  func signedBytes(for message: [UInt8]) -> [UInt8] {
    Self.preamble + SSHEncoding.string(namespace) + SSHEncoding.string("")
      + SSHEncoding.string(hash.rawValue) + SSHEncoding.string(Digest.hash(hash, message))
  }

  /// Several times what the longest key of ours needs.
  private static let mostBytes = 8192
  private static let preamble = Array("SSHSIG".utf8)
  private static let version: UInt32 = 1
  private static let hashes: [String: HashAlgorithm] = ["sha256": .sha256, "sha512": .sha512]

  // MARK: Armor (§1)

  private static let header = "-----BEGIN SSH SIGNATURE-----"
  private static let footer = "-----END SSH SIGNATURE-----"

  /// The lines between header and footer, joined.
  private static func body(of file: [UInt8]) -> String? {
    guard let text = String(validating: file, as: UTF8.self) else { return nil }
    let lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
    let end = lines.lastIndex { !$0.isEmpty }
    guard let end, end > 0, lines[0] == header, lines[end] == footer else { return nil }
    return lines[1..<end].joined()
  }
}
