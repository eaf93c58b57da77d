// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Devices
import Testing

@testable import ApprovalCore

@Suite struct ChipKeyTests {
  static let line =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKyDKlWBjTLa73DEqsNKDwd0bsmZ1bYo4OOzMKPi0iaT"

  @Test(arguments: try SignatureVectors.read())
  func `a line reads back as itself and has ssh-keygen's fingerprint`(vector: SignatureVectors.Vector) throws
  {
    let key = try vector.key()
    #expect(key.line == vector.line)
    #expect(key.fingerprint == vector.fingerprint)
    #expect(try ChipKey(canonicalBytes: key.canonicalBytes) == key)
    #expect(vector.line.hasPrefix(key.kind.rawValue))
    #expect(key.application == (key.kind.isSecurityKey ? Array("ssh:".utf8) : nil))
  }

  @Test func `a comment and white space do not change a key`() throws {
    let key = try ChipKey(line: Self.line)
    #expect(try ChipKey(line: Self.line + " anna@example a b\n") == key)
    #expect(try ChipKey(line: "  " + Self.line.replacing(" ", with: "\t") + "\r\n") == key)
  }

  @Test(arguments: [
    ("", ChipKeyError.line), ("ssh-ed25519", .line), ("hello there", .line), ("# \(line)", .line),
    ("\(line)\n\(line)", .line), ("restrict \(line)", .options),
    ("no-touch-required,command=\"a b\" \(line)", .options),
    ("cert-authority \(line)", .options), ("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQ", .unsupportedKind),
    ("ecdsa-sha2-nistp384 AAAA", .unsupportedKind),
    ("ssh-ed25519-cert-v01@openssh.com AAAA", .unsupportedKind),
    ("ssh-ed25519 AAAA", .malformed), ("ssh-ed25519 ????", .malformed), ("\(line)=", .malformed),
    ("ecdsa-sha2-nistp256 \(line.dropFirst(12))", .malformed), (String(line.dropLast(4)), .malformed),
  ])
  func `a line that is no key is turned away by its rule`(line: String, error: ChipKeyError) {
    #expect(throws: error) { try ChipKey(line: line) }
  }

  @Test func `bytes after a key are no part of it`() throws {
    for vector in try SignatureVectors.read() {
      let bytes = try vector.key().canonicalBytes
      #expect(throws: ChipKeyError.malformed) { try ChipKey(canonicalBytes: bytes + [0]) }
      #expect(throws: ChipKeyError.self) { try ChipKey(canonicalBytes: bytes.dropLast()) }
    }
    #expect(throws: ChipKeyError.malformed) { try ChipKey(canonicalBytes: []) }
  }

  @Test func `a point off the curve is no key`() throws {
    let point = [4] + [UInt8](repeating: 1, count: 64)
    #expect(throws: ChipKeyError.malformed) { try ChipKey(p256: point) }
    #expect(throws: ChipKeyError.malformed) { try ChipKey(ed25519: [UInt8](repeating: 1, count: 31)) }
  }

  @Test func `a chip's own bytes make the same key as its line`() throws {
    let vectors = try SignatureVectors.read()
    let ed25519 = try #require(vectors.first { $0.line.hasPrefix("ssh-") }).key()
    #expect(try ChipKey(ed25519: Array(ed25519.canonicalBytes.suffix(32))) == ed25519)
    let p256 = try #require(vectors.first { $0.line.hasPrefix("ecdsa-") }).key()
    #expect(try ChipKey(p256: Array(p256.canonicalBytes.suffix(65))) == p256)
  }

  @Test func `keys for different applications are different keys`() throws {
    let key = try SoftwareSecurityKey()
    let other = key.publicKey.dropLast(8) + SSHEncoding.string("ssh:b")
    #expect(try ChipKey(canonicalBytes: key.publicKey) != ChipKey(canonicalBytes: Array(other)))
  }

  @Test(arguments: ChipKeyError.allCases)
  func `every fault has a phrase and a sentence`(error: ChipKeyError) {
    #expect(error.code.hasPrefix("errorChipKey"))
    #expect(error.description.first?.isLowercase == true && error.description.last != ".")
  }
}
