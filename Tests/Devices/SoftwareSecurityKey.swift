// SPDX-License-Identifier: GPL-3.0-or-later

public import ApprovalCore
internal import Cryptography

/// A security key in software, Ed25519: says that somebody was there whenever it is told to.
public struct SoftwareSecurityKey: Sendable {
  private let application: String
  private let key: SigningKey
  private let kind = ChipKeyKind.securityKeyEd25519

  public init(application: String = "ssh:") throws {
    self.application = application
    key = try SigningKey.generate()
  }

  /// The key as OpenSSH encodes it (PROTOCOL.u2f).
  public var publicKey: [UInt8] {
    Self.string(kind.rawValue) + Self.string(key.verifyingKey.rawRepresentation) + Self.string(application)
  }

  /// An armored signature (OpenSSH, PROTOCOL.sshsig) with these flags and this count (PROTOCOL.u2f).
  public func sign(
    _ message: [UInt8], namespace: String = ChipChallenge.namespace, flags: UInt8, counter: UInt32,
    trailing: [UInt8] = []
  ) throws -> [UInt8] {
    let head = Array("SSHSIG".utf8)
    let bound = Self.string(namespace) + Self.string("") + Self.string("sha512")
    let wrapped = head + bound + Self.string(Digest.sha512(message))
    let presence = [flags] + Self.uint32(counter)
    let signed = Digest.sha256(Array(application.utf8)) + presence + Digest.sha256(wrapped)
    let inner = try Self.string(kind.rawValue) + Self.string(key.sign(signed)) + presence
    return armor(head + Self.uint32(1) + Self.string(publicKey) + bound + Self.string(inner + trailing))
  }

  private func armor(_ bytes: [UInt8]) -> [UInt8] {
    let unpadded = Base64.standard.encode(bytes)
    let body = unpadded + String(repeating: "=", count: (4 - unpadded.utf8.count % 4) % 4)
    return Array("-----BEGIN SSH SIGNATURE-----\n\(body)\n-----END SSH SIGNATURE-----\n".utf8)
  }

  // SSH's own encoding (RFC 4251 §5).

  private static func uint32(_ number: UInt32) -> [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * $0)) }
  }

  private static func string(_ bytes: [UInt8]) -> [UInt8] { uint32(UInt32(bytes.count)) + bytes }

  private static func string(_ text: String) -> [UInt8] { string(Array(text.utf8)) }
}
