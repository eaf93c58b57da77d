// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Devices
import Testing

@testable import ApprovalCore

/// A chip registered and used with the real `ssh-keygen`, and with bare signatures.
struct ChipApprovalTests {
  let house: TestCore
  var core: IdentityProvider { house.core }
  private let password = Secret(utf8: TestCore.password)
  private let signer: SigningKey
  private let key: ChipKey

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    signer = try .generate()
    key = try ChipKey(ed25519: signer.verifyingKey.rawRepresentation)
  }

  private func activated() async throws -> AuthenticatorID {
    let id = try await core.orderChip(for: house.anna)
    let challenge = try await core.activationChallenge(of: id, for: key)
    try await core.activateChip(
      id, key: key, signature: signer.sign(challenge.message), password: house.chosenPassword(),
      repeated: password)
    return id
  }

  private func presented() async throws -> (ApprovalID, ChipChallenge) {
    let approval = try await house.request(.chip)
    let challenge = try #require(approval.chipChallenge)
    try await core.presented(approval.id)
    return (approval.id, challenge)
  }

  @Test func `heard, then the signature over the challenge and the text's hash, and the password`()
    async throws
  {
    _ = try await activated()
    let (id, challenge) = try await presented()
    #expect(challenge.textDigest == (try house.text().digest))
    let signature = try signer.sign(challenge.message)
    #expect(try await core.submit(signature: signature, password: password, to: id).state == .approved)
  }

  @Test func `before the text was presented no signature counts`() async throws {
    _ = try await activated()
    let approval = try await house.request(.chip)
    let signature = try signer.sign(#require(approval.chipChallenge).message)
    #expect(
      await refusal { try await core.submit(signature: signature, password: password, to: approval.id) }
        == .notNow(.requested))
  }

  @Test func `a signature over another text, another challenge or by another key is refused`() async throws {
    _ = try await activated()
    let (id, challenge) = try await presented()
    let stranger = try SigningKey.generate()
    let other = [UInt8](repeating: 1, count: 32)
    let messages = [
      try #require(ChipChallenge(challenge: challenge.challenge, textDigest: other)).message,
      try #require(ChipChallenge(challenge: other, textDigest: challenge.textDigest)).message,
    ]
    for (signature, left) in zip(
      try messages.map(signer.sign) + [stranger.sign(challenge.message)], [2, 1, 0])
    {
      #expect(
        await refusal { try await core.submit(signature: signature, password: password, to: id) }
          == .wrongCode(triesLeft: left))
    }
    #expect(try await core.approvalState(id).state == .failed)
  }

  @Test func `a signature without the password is refused`() async throws {
    _ = try await activated()
    let (id, challenge) = try await presented()
    let signature = try signer.sign(challenge.message)
    #expect(
      await refusal { try await core.submit(signature: signature, password: Secret(utf8: "no"), to: id) }
        == .wrongCode(triesLeft: 2))
  }

  @Test func `a chip is activated only by who holds its key`() async throws {
    let id = try await core.orderChip(for: house.anna)
    let challenge = try await core.activationChallenge(of: id, for: key)
    let forged = try SigningKey.generate().sign(challenge.message)
    func activate(_ signature: [UInt8], repeated: Secret) async throws {
      try await core.activateChip(
        id, key: key, signature: signature, password: house.chosenPassword(), repeated: repeated)
    }
    #expect(await refusal { try await activate(forged, repeated: password) } == .wrongSignature)
    let honest = try signer.sign(challenge.message)
    #expect(await refusal { try await activate(honest, repeated: Secret(utf8: "other")) } == .notTheSame)
    try await activate(honest, repeated: password)
    #expect(try await house.state(id) == .active)
  }

  @Test func `a chip, which signs what the asker shows, approves no change while a reader could say it`()
    async throws
  {
    let change = IdentityChange(.add, of: .app)
    _ = try await activated()
    func ask() async throws -> Approval {
      try await core.request(change, of: house.anna, through: .chip, by: 1000)
    }
    try await core.cancel(ask().id)
    let reader = try await house.activate(.codeReader).id
    #expect(await refusal { try await ask() } == .bindingNotAllowed)
    try await core.block(reader, of: house.anna)
    #expect(await refusal { try await ask() } == .bindingNotAllowed)
    try await core.delete(reader, of: house.anna)
    try await core.cancel(ask().id)
  }

  @Test func `several chips, but not more than five`() async throws {
    for _ in 1...5 { _ = try await activated() }
    let refused = await refusal { try await activated() }
    #expect(refused == .tooManyAuthenticators)
  }

  @Test func `a security key whose count goes back has been copied, and is refused`() async throws {
    let device = try SoftwareSecurityKey()
    let key = try ChipKey(canonicalBytes: device.publicKey)
    let chip = try await core.orderChip(for: house.anna)
    let first = try await core.activationChallenge(of: chip, for: key)
    try await core.activateChip(
      chip, key: key, signature: device.sign(first.message, flags: 1, counter: 7),
      password: house.chosenPassword())
    let (id, challenge) = try await presented()
    let old = try device.sign(challenge.message, flags: 1, counter: 7)
    #expect(
      await refusal { try await core.submit(signature: old, password: password, to: id) }
        == .wrongCode(triesLeft: 2))
    let next = try device.sign(challenge.message, flags: 1, counter: 8)
    #expect(try await core.submit(signature: next, password: password, to: id).state == .approved)
  }

  @Test(.enabled(if: SSHKeygen.isInstalled)) func `what ssh-keygen signs registers a key and approves`()
    async throws
  {
    let keygen = try SSHKeygen()
    let key = try ChipKey(line: keygen.makeKey("chip", "ed25519"))
    func sign(_ challenge: ChipChallenge) throws -> [UInt8] {
      try keygen.sign(challenge.message, with: "chip", namespace: ChipChallenge.namespace, hash: "sha512")
    }
    let chip = try await core.orderChip(for: house.anna)
    let first = try await core.activationChallenge(of: chip, for: key)
    try await core.activateChip(chip, key: key, signature: sign(first), password: house.chosenPassword())
    let (id, challenge) = try await presented()
    #expect(try await core.submit(signature: sign(challenge), password: password, to: id).state == .approved)
  }
}
