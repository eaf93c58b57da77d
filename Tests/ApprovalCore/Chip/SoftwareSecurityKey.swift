// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography

@testable import ApprovalCore

/// A security key in software, Ed25519: says that somebody was there whenever it is told to.
struct SoftwareSecurityKey {
  let application: String
  private let key: SigningKey
  private let kind = ChipKeyKind.securityKeyEd25519

  init(application: String = "ssh:") throws {
    self.application = application
    key = try SigningKey.generate()
  }

  var publicKey: [UInt8] {
    SSHEncoding.string(kind.rawValue) + SSHEncoding.string(key.verifyingKey.rawRepresentation)
      + SSHEncoding.string(application)
  }

  /// An armored signature (OpenSSH, PROTOCOL.sshsig) with these flags and this count (PROTOCOL.u2f).
  func sign(
    _ message: [UInt8], namespace: String = ChipChallenge.namespace, flags: UInt8, counter: UInt32,
    trailing: [UInt8] = []
  ) throws -> [UInt8] {
    let head = Array("SSHSIG".utf8)
    let bound = SSHEncoding.string(namespace) + SSHEncoding.string("") + SSHEncoding.string("sha512")
    let wrapped = head + bound + SSHEncoding.string(Digest.sha512(message))
    let presence = [flags] + SSHEncoding.uint32(counter)
    let signed = Digest.sha256(Array(application.utf8)) + presence + Digest.sha256(wrapped)
    let inner = try SSHEncoding.string(kind.rawValue) + SSHEncoding.string(key.sign(signed)) + presence
    return armor(
      head + SSHEncoding.uint32(1) + SSHEncoding.string(publicKey) + bound
        + SSHEncoding.string(inner + trailing))
  }

  private func armor(_ bytes: [UInt8]) -> [UInt8] {
    let body = PaddedBase64.encode(bytes)
    return Array("-----BEGIN SSH SIGNATURE-----\n\(body)\n-----END SSH SIGNATURE-----\n".utf8)
  }
}
