// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Foundation
import Testing

/// RSA, beside the command of OpenSSL.
@Suite(.timeLimit(.minutes(20))) struct RSAKeyTests {
  private static let key = Result { try RSASigningKey.generate() }
  private let key: RSASigningKey
  private let message = Array("PIPU0001|2026-11-28T08:00:00Z".utf8)

  init() throws { key = try Self.key.get() }

  @Test func `a signature holds over its message, and over no other`() throws {
    let signature = try key.sign(message)
    #expect(signature.count == RSASigningKey.bits / 8)
    #expect(key.verifyingKey.isValidSignature(signature, for: message))
    #expect(!key.verifyingKey.isValidSignature(signature, for: message + [0]))
    #expect(!key.verifyingKey.isValidSignature(Array(signature.dropLast()), for: message))
    #expect(!key.verifyingKey.isValidSignature([], for: message))
  }

  @Test func `a key is read back from what is kept of it, and shown nowhere`() throws {
    let again = try RSASigningKey(derRepresentation: key.derRepresentation)
    #expect(again.verifyingKey == key.verifyingKey)
    #expect(try again.sign(message) == key.sign(message))
    #expect("\(key)" == "•" && String(reflecting: key) == "•")
    #expect(throws: CryptographyError.self) {
      try RSASigningKey(derRepresentation: key.derRepresentation.prefix(100))
    }
  }

  @Test func `what is no RSA key of a usual size is none`() throws {
    let whole = key.verifyingKey.derRepresentation
    #expect(try RSAVerifyingKey(derRepresentation: whole) == key.verifyingKey)
    let short = try openssl(
      ["genpkey", "-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"], input: Data())
    let curve = try openssl(["genpkey", "-algorithm", "ED25519"], input: Data())
    let others = try [short, curve].map { try openssl(["pkey", "-pubout", "-outform", "DER"], input: $0) }
    for bytes in [[], Array(whole.dropLast()), [UInt8](repeating: 0x30, count: 4096)] + others.map(Array.init)
    {
      #expect(throws: CryptographyError.invalidPublicKey) { try RSAVerifyingKey(derRepresentation: bytes) }
    }
  }

  @Test(.enabled(if: Peer.isWanted(program: "openssl")))
  func `openssl takes our signatures, and we take openssl's`() throws {
    let scratch = try Scratch()
    let files = ["key", "public", "message", "ours"].map { scratch.path + "/" + $0 }
    try Data(key.derRepresentation.revealed()).write(to: URL(filePath: files[0]))
    try Data(key.verifyingKey.derRepresentation).write(to: URL(filePath: files[1]))
    try Data(message).write(to: URL(filePath: files[2]))
    try Data(key.sign(message)).write(to: URL(filePath: files[3]))
    let verified = try openssl(
      ["dgst", "-sha256", "-verify", files[1], "-keyform", "DER", "-signature", files[3], files[2]],
      input: Data())
    #expect(String(decoding: verified, as: UTF8.self) == "Verified OK\n")
    let theirs = try openssl(
      ["dgst", "-sha256", "-sign", files[0], "-keyform", "DER", files[2]], input: Data())
    #expect(try Array(theirs) == key.sign(message))
  }

  /// What the command writes, in bytes.
  private func openssl(_ arguments: [String], input: some DataProtocol) throws -> Data {
    let (process, output, entry) = (Process(), Pipe(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/openssl")
    (process.arguments, process.standardOutput, process.standardInput) = (arguments, output, entry)
    process.standardError = FileHandle.nullDevice
    try process.run()
    try entry.fileHandleForWriting.write(contentsOf: Data(input))
    try entry.fileHandleForWriting.close()
    let written = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return written
  }
}
