// SPDX-License-Identifier: GPL-3.0-or-later

import Devices
import Testing

@testable import ApprovalCore

@Suite struct SSHSignatureTests {
  let armored: String

  init() throws {
    armored = try #require(SignatureVectors.read().first).signature
  }

  @Test func `the armor may have lines of any length and either ending`() throws {
    let lines = armored.split(separator: "\n")
    let joined = [String(lines[0]), lines.dropFirst().dropLast().joined(), String(lines[lines.count - 1])]
    for text in [armored, joined.joined(separator: "\r\n"), joined.joined(separator: "\n") + "\n\n"] {
      #expect(SSHSignature(armored: Array(text.utf8))?.namespace == ChipChallenge.namespace)
    }
  }

  @Test func `what is not armored is no signature`() {
    let body = armored.split(separator: "\n").dropFirst().dropLast().joined()
    let header = "-----BEGIN SSH SIGNATURE-----"
    let footer = "-----END SSH SIGNATURE-----"
    for text in [
      "", header, header + "\n" + footer, " " + armored, armored + "more", body,
      footer + "\n" + body + "\n" + header,
      header + "\n" + body.dropLast() + "\n" + footer, header + "\n=" + body + "\n" + footer,
      header + "\n" + body + "\n" + footer.dropLast(),
      header + "\n" + String(repeating: "AAAA", count: 4096) + "\n" + footer,
    ] {
      #expect(SSHSignature(armored: Array(text.utf8)) == nil, "\(text.prefix(60))")
    }
    #expect(SSHSignature(armored: [0xFF, 0xFE]) == nil)
  }

  @Test func `a version or hash of tomorrow is no signature of today`() throws {
    let body = armored.split(separator: "\n").dropFirst().dropLast().joined()
    var bytes = try #require(PaddedBase64.decode(body))
    bytes[9] = 2
    #expect(SSHSignature(bytes) == nil)
    bytes[9] = 1
    let start = try #require(bytes.firstRange(of: Array("sha512".utf8))?.lowerBound)
    bytes[start + 3] = UInt8(ascii: "3")
    #expect(SSHSignature(bytes) == nil)
  }

  @Test func `random bytes are read to an end`() {
    var generator = SeededGenerator(state: 2026)
    for _ in 0..<5000 {
      let tail = (0..<Int.random(in: 0..<80, using: &generator)).map { _ in
        UInt8.random(in: 0...255, using: &generator)
      }
      #expect(SSHSignature(Array("SSHSIG".utf8) + [0, 0, 0, 1] + tail) == nil)
    }
  }

  @Test(
    arguments: [
      ([0, 0, 0, 1, 5], 5), ([0, 0, 0, 2, 0, 0x80], 0x80), ([0, 0, 0, 1, 0x80], nil), ([0, 0, 0, 0], nil),
      ([0, 0, 0, 2, 0, 5], nil), ([0, 0, 0, 2, 5], nil), ([0, 0, 0, 1, 0], nil),
    ] as [([UInt8], UInt8?)])
  func `a number is not negative and has no needless zeros`(bytes: [UInt8], last: UInt8?) {
    var reader = SSHReader(bytes)
    let number = reader.integer()
    #expect(number?.last == last)
    #expect(number.map(\.count) == last.map { _ in 32 })
  }
}
