// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

@Suite struct BasicAccessTests {
  let vectors: BasicAccessVectors

  init() throws { vectors = try BasicAccessVectors() }

  @Test func `the keys of the standard's document are the standard's`() throws {
    let seed = try PassportKeys.seed(of: vectors.text("accessInformation"))
    #expect(try seed == Secret(vectors.bytes("seed")))
    #expect(try PassportKeys.key(of: seed, for: .encryption) == Secret(vectors.bytes("encryptionKey")))
    #expect(
      try PassportKeys.key(of: seed, for: .authentication) == Secret(vectors.bytes("authenticationKey")))
  }

  @Test func `the keys of the standard's session are the standard's`() throws {
    let seed = try Secret(vectors.bytes("sessionSeed"))
    #expect(
      try PassportKeys.key(of: seed, for: .encryption) == Secret(vectors.bytes("sessionEncryptionKey")))
    #expect(
      try PassportKeys.key(of: seed, for: .authentication)
        == Secret(vectors.bytes("sessionAuthenticationKey")))
  }

  @Test func `the standard's proofs open the standard's session`() throws {
    let authentication = try authentication()
    #expect(try authentication.proof() == vectors.bytes("proof"))
    let session = try authentication.session(from: vectors.bytes("chipProof"))
    let counter = try vectors.bytes("sessionCounter").reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    #expect(session.counter == counter)
  }

  @Test func `a chip's proof with one changed byte opens nothing`() throws {
    let authentication = try authentication()
    let proof = try vectors.bytes("chipProof")
    for position in proof.indices {
      var changed = proof
      changed[position] ^= 1
      #expect(throws: PassportChipError.answerForged) { try authentication.session(from: changed) }
    }
    #expect(throws: PassportChipError.answerMalformed) { try authentication.session(from: proof + [0]) }
    #expect(throws: PassportChipError.answerMalformed) { try authentication.session(from: []) }
  }

  @Test func `a chip's proof for another session opens nothing`() throws {
    let other = try MutualAuthentication(
      keys: PassportKeys(accessInformation: vectors.text("accessInformation")),
      chipNonce: vectors.bytes("chipNonce"), terminal: .drawn())
    #expect(throws: PassportChipError.answerForged) { try other.session(from: vectors.bytes("chipProof")) }
  }

  @Test func `the standard's exchange is ours, byte for byte`() async throws {
    let chip = try ScriptedChip(Table("exchange.txt", of: "Chip"))
    let keys = try PassportKeys(accessInformation: vectors.text("accessInformation"))
    var session = try await PassportSession(opening: chip, with: keys, terminal: vectors.terminal())
    #expect(try await session.read(.common, atMost: 1024) == vectors.bytes("common"))
    #expect(await chip.isOver)
  }

  @Test func `keys, proofs and sessions print as a dot`() throws {
    let keys = try PassportKeys(accessInformation: vectors.text("accessInformation"))
    #expect("\(keys)" == "•")
    #expect("\(SecureMessaging(keys: keys, counter: 1))" == "•")
    #expect(try "\(vectors.terminal())" == "•")
    #expect(try "\(authentication())" == "•")
  }

  private func authentication() throws -> MutualAuthentication {
    try MutualAuthentication(
      keys: PassportKeys(accessInformation: vectors.text("accessInformation")),
      chipNonce: vectors.bytes("chipNonce"), terminal: vectors.terminal())
  }
}
