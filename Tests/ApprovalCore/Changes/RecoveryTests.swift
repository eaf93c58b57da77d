// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

/// The way back of a person who has nothing left that approves.
struct RecoveryTests {
  let house: TestCore
  let codes: [Secret]
  var code: Secret { codes[0] }
  var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
    _ = try await house.activate(.codeReader)
    codes = try await house.core.makeRecoveryCodes(for: house.anna)
  }

  @discardableResult
  private func begin(_ proof: RecoveryProof? = nil, password: String = TestCore.password) async throws
    -> Instant
  {
    try await core.beginRecovery(of: house.anna, password: Secret(utf8: password), with: proof ?? .code(code))
  }

  private func news(_ notices: inout Notices) async -> RecoveryNews? {
    await notices.next { if case .recovery(let news, _) = $0 { news } else { nil } }
  }

  @Test func `a recovery serves after a day, and for a week`() async throws {
    let due = try await begin()
    #expect(due == house.clock.wall + core.limits.recoveryWait)
    house.clock.pass(core.limits.recoveryWait - .seconds(1))
    #expect(try await !core.isRecovered(house.anna))
    house.clock.pass(.seconds(1))
    #expect(try await core.isRecovered(house.anna))
    house.clock.pass(core.limits.recoveryWindow)
    #expect(try await core.isRecovered(house.anna))
    house.clock.pass(.seconds(1))
    #expect(try await !core.isRecovered(house.anna))
  }

  @Test func `the day is as long when the clock is set forward and the core begins again`() async throws {
    try await begin()
    house.clock.set(.days(2))
    #expect(try await !core.isRecovered(house.anna))
    try await house.restart()
    #expect(try await !core.isRecovered(house.anna))
  }

  @Test func `a recovery that was stopped serves nothing`() async throws {
    try await begin()
    try await core.stopRecovery(of: house.anna)
    house.clock.pass(core.limits.recoveryWait)
    #expect(try await !core.isRecovered(house.anna))
    #expect(await refusal { try await core.stopRecovery(of: house.anna) } == .noRecoveryWaits)
  }

  @Test func `a recovery serves once`() async throws {
    try await begin()
    house.clock.pass(core.limits.recoveryWait)
    try await core.finishRecovery(of: house.anna)
    #expect(try await !core.isRecovered(house.anna))
  }

  @Test func `each of ten recovery codes is good once, also after the core begins again`() async throws {
    #expect(codes.count == 10 && Set(codes.map { $0.revealed() }).count == 10)
    #expect(codes.allSatisfy { $0.count == core.limits.recoveryCodeDigits })
    for (spent, code) in codes.reversed().enumerated() {
      #expect(try await core.recoveryCodesLeft(of: house.anna) == codes.count - spent)
      try await begin(.code(code))
      try await core.stopRecovery(of: house.anna)
      try await house.restart()
      #expect(await refusal { try await begin(.code(code)) } == .wrongRecovery)
      house.clock.pass(core.limits.longestGuessWait)
    }
    #expect(try await core.recoveryCodesLeft(of: house.anna) == 0)
  }

  @Test func `new recovery codes take the place of those before them`() async throws {
    let newer = try await core.makeRecoveryCodes(for: house.anna)
    #expect(await refusal { try await begin(.code(code)) } == .wrongRecovery)
    try await begin(.code(newer[9]))
  }

  @Test func `what is kept of a recovery code is not the code, and one kept in digits before is good still`()
    throws
  {
    let (codes, kept) = try RecoveryCodes.drawn(10, digits: 12)
    let bytes = kept.encoded.revealed()
    #expect(bytes.count == 32 * 11)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(!codes.contains { text.contains(String(decoding: $0.revealed(), as: UTF8.self)) })
    let read = try RecoveryCodes(encoded: kept.encoded)
    #expect(try codes.allSatisfy { try read.contains($0) } && read.count == 10)
    let former = try RecoveryCodes(encoded: Secret(utf8: "482917345612"))
    #expect(try former.contains(Secret(utf8: "482917345612")) && !former.contains(codes[0]))
  }

  @Test func `a wrong password and a wrong code are refused with the same words`() async throws {
    #expect(await refusal { try await begin(password: "Solskin i Skive") } == .wrongRecovery)
    let wrong = RecoveryProof.code(Secret(utf8: "000000000000"))
    #expect(await refusal { try await begin(wrong) } == .wrongRecovery)
    try await begin()
  }

  @Test func `a temporary PIN begins a recovery, and begins it once`() async throws {
    try await house.bindPhone()
    house.clock.pass(.days(30))
    try await core.sendRecoveryPIN(to: house.anna)
    let pin = try house.receive()
    try await begin(.temporaryPIN(pin))
    try await core.stopRecovery(of: house.anna)
    #expect(await refusal { try await begin(.temporaryPIN(pin)) } != nil)
  }

  @Test
  func
    `who guesses keeps nobody of the same account from recovering by the code, and it guesses no password`()
    async throws
  {
    func attempt(_ proof: RecoveryProof, _ password: String = TestCore.password) async -> Refusal? {
      await refusal {
        try await core.beginRecovery(
          of: house.anna, password: Secret(utf8: password), with: proof, by: 1000)
      }
    }
    let wrong = RecoveryProof.code(Secret(utf8: "000000000000"))
    var waits: Refusal?
    for _ in 0...core.limits.freeGuesses + 1 { waits = await attempt(wrong) }
    #expect(isWaiting(waits), "\(String(describing: waits))")
    for _ in 0...core.limits.freeGuesses + 1 { waits = await attempt(.code(code), "Solskin i Skive") }
    #expect(isWaiting(waits), "\(String(describing: waits))")
    house.clock.pass(core.limits.firstGuessWait)
    _ = try await core.beginRecovery(
      of: house.anna, password: Secret(utf8: TestCore.password), with: .code(code), by: 1000)
  }

  private func isWaiting(_ refusal: Refusal?) -> Bool {
    if case .guessingWaits? = refusal { true } else { false }
  }

  @Test func `an app that somebody begins does not take the place of a recovery's temporary PIN`()
    async throws
  {
    try await house.bindPhone()
    house.clock.pass(.days(30))
    try await core.sendRecoveryPIN(to: house.anna)
    let pin = try house.receive()
    _ = try await core.beginApp(for: house.anna)
    try await begin(.temporaryPIN(pin))
  }

  @Test func `who has not the password uses up no try of a temporary PIN, and is told nothing of it`()
    async throws
  {
    try await house.bindPhone()
    house.clock.pass(.days(30))
    try await core.sendRecoveryPIN(to: house.anna)
    let pin = try house.receive()
    let wrong = RecoveryProof.temporaryPIN(Secret(utf8: "00000000"))
    for proof in [wrong, .temporaryPIN(pin), wrong] {
      let refused = await refusal {
        try await core.beginRecovery(
          of: house.anna, password: Secret(utf8: "Solskin i Skive"), with: proof, by: 1000)
      }
      #expect(refused == .wrongRecovery)
    }
    #expect(await refusal { try await begin(wrong) } == .wrongRecovery)
    try await begin(.temporaryPIN(pin))
  }

  @Test func `a temporary PIN that was never sent, or came too late, is said to be so whatever the password`()
    async throws
  {
    try await house.bindPhone()
    house.clock.pass(.days(30))
    let any = RecoveryProof.temporaryPIN(Secret(utf8: "00000000"))
    #expect(await refusal { try await begin(any) } == .noCodeWaits)
    try await core.sendRecoveryPIN(to: house.anna)
    house.clock.pass(core.limits.messageCodeLifetime)
    for password in [TestCore.password, "Solskin i Skive"] {
      #expect(await refusal { try await begin(any, password: password) } == .codeLapsed)
    }
  }

  @Test func `a recovery is told when it begins, once when it is due, and when it is stopped`() async throws {
    var notices = await Notices(core)
    try await begin()
    #expect(await news(&notices) == .requested)
    #expect(try await core.announceDueRecoveries() == core.limits.recoveryWait)
    house.clock.pass(core.limits.recoveryWait)
    #expect(try await core.announceDueRecoveries() == nil)
    #expect(await news(&notices) == .due)
    try await core.announceDueRecoveries()
    try await core.stopRecovery(of: house.anna)
    #expect(await news(&notices) == .stopped)
  }
}
