// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

/// Codes and passwords given at the service.
struct SubmittingTests {
  let house: TestCore
  var core: IdentityProvider { house.core }
  private let password = Secret(utf8: TestCore.password)

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
  }

  private func heard(_ binding: Binding, body: String = "Log på") async throws -> Approval {
    let approval = try await house.request(binding, body: body)
    return try await core.heard(approval.id, on: approval.authenticator)
  }

  // MARK: Code reader

  @Test func `a spoken code is good for the text that was heard, and binds and approves with the password`()
    async throws
  {
    let reader = try await house.activate(.codeReader)
    let approval = try await heard(.spokenCode)
    let code = try reader.device.boundCode(
      counter: #require(approval.codeCounter), textDigest: approval.textDigest)
    #expect(try await core.submit(code, password: password, to: approval.id).state == .approved)
    let next = try await heard(.spokenCode)
    #expect(
      await refusal { try await core.submit(code, password: password, to: next.id) }
        == .wrongCode(triesLeft: 2))
  }

  @Test func `before the text was heard no code counts`() async throws {
    let reader = try await house.activate(.codeReader)
    let approval = try await house.request(.spokenCode)
    let code = try reader.device.boundCode(
      counter: #require(approval.codeCounter), textDigest: approval.textDigest)
    #expect(
      await refusal { try await core.submit(code, password: password, to: approval.id) }
        == .notNow(.requested))
    #expect(try await core.approvalState(approval.id).codeTriesLeft == 3)
  }

  @Test func `where it is answered on the authenticator, no code and no password is tried`() async throws {
    let reader = try await house.activate(.codeReader)
    let approval = try await house.request(.oneTimeCode)
    try await core.open(approval.id, on: reader.id, pin: Secret(utf8: TestCore.pin))
    try await core.bind(approval.id, on: reader.id, code: #require(approval.oneTimeCode))
    try await core.heard(approval.id, on: reader.id)
    let code = try reader.device.currentCode(at: house.clock.wall)
    let before = try await core.device(reader.id)
    for tried in [password, Secret(utf8: "Tørvejr i Skive")] {
      #expect(
        await refusal { try await core.submit(code, password: tried, to: approval.id) } == .notNow(.heard))
    }
    let guesser = Guesser(user: house.anna, asker: Asker(service: house.service))
    #expect(try await core.wrongGuesses(by: guesser).count == 0)
    #expect(try await core.device(reader.id) == before)
    #expect(try await core.approve(approval.id, on: reader.id).state == .approved)
  }

  // MARK: Code display

  @Test func `a shown code is accepted once, and one step of drift either way`() async throws {
    let display = try await house.activate(.codeDisplay).device
    // Past the code that activated it.
    house.clock.pass(.minutes(2))
    for drift in [-120, 120] {
      let approval = try await heard(.shownCode)
      let code = try display.currentCode(at: house.clock.wall + .seconds(drift))
      #expect(try await core.submit(code, password: password, to: approval.id).state == .approved)
      house.clock.pass(.minutes(6))
    }
    let approval = try await heard(.shownCode)
    let early = try display.currentCode(at: house.clock.wall + .seconds(240))
    #expect(
      await refusal { try await core.submit(early, password: password, to: approval.id) }
        == .wrongCode(triesLeft: 2))
  }

  @Test func `a replayed code is refused and does not count`() async throws {
    let display = try await house.activate(.codeDisplay).device
    let code = try display.currentCode(at: house.clock.wall)
    let first = try await heard(.shownCode)
    try await core.submit(code, password: password, to: first.id)
    let second = try await heard(.shownCode)
    for _ in 1...4 {
      #expect(await refusal { try await core.submit(code, password: password, to: second.id) } == .replayed)
    }
    let state = try await core.approvalState(second.id)
    #expect(state.state == .heard && state.codeTriesLeft == 3)
  }

  @Test
  func `a display that counts its presses may be pressed in vain, and is found again by two codes in a row`()
    async throws
  {
    let (id, display) = try await house.activate(.codeDisplay, counting: true)
    let first = try await heard(.shownCode)
    try await core.submit(display.code(ofPress: 10), password: password, to: first.id)
    let second = try await heard(.shownCode)
    #expect(
      await refusal { try await core.submit(display.code(ofPress: 10), password: password, to: second.id) }
        == .replayed)
    #expect(
      await refusal { try await core.submit(display.code(ofPress: 3), password: password, to: second.id) }
        == .replayed)
    let far = try display.code(ofPress: 60)
    #expect(
      await refusal { try await core.submit(far, password: password, to: second.id) }
        == .wrongCode(triesLeft: 2))
    #expect(
      await refusal { try await core.resynchronise(id, of: house.anna, with: far, then: far) }
        == .wrongSerialOrCode)
    try await core.resynchronise(id, of: house.anna, with: far, then: display.code(ofPress: 61))
    #expect(await refusal { try await core.submit(far, password: password, to: second.id) } != nil)
    try await core.submit(display.code(ofPress: 62), password: password, to: second.id)
  }

  // MARK: Uniform refusals

  @Test func `which of code and password was wrong is not said`() async throws {
    let display = try await house.activate(.codeDisplay).device
    var refused: [Refusal?] = []
    for (codeHolds, passwordHolds) in [(false, true), (true, false), (false, false)] {
      let approval = try await heard(.shownCode)
      let code = try codeHolds ? display.currentCode(at: house.clock.wall) : Secret(utf8: "000000")
      let password = passwordHolds ? password : Secret(utf8: "wrong")
      refused.append(await refusal { try await core.submit(code, password: password, to: approval.id) })
      try await core.cancel(approval.id)
    }
    #expect(refused == [.wrongCode(triesLeft: 2), .wrongCode(triesLeft: 2), .wrongCode(triesLeft: 2)])
  }

  @Test func `to a service every refusal is one word`() {
    for refusal in Refusal.allCases { #expect(CoreError.refused(refusal).description == "refused") }
  }

  @Test func `a wrong code three times ends the approval`() async throws {
    _ = try await house.activate(.codeDisplay)
    let approval = try await heard(.shownCode)
    for left in [2, 1, 0] {
      #expect(
        await refusal { try await core.submit(Secret(utf8: "000000"), password: password, to: approval.id) }
          == .wrongCode(triesLeft: left))
    }
    #expect(try await core.approvalState(approval.id).state == .failed)
  }

  @Test func `what was refused at the service is told to those who watch; an end is told by itself`()
    async throws
  {
    _ = try await house.activate(.codeDisplay)
    let approval = try await heard(.shownCode)
    var notices = await Notices(core)
    for _ in 1...3 {
      _ = await refusal { try await core.submit(Secret(utf8: "000000"), password: password, to: approval.id) }
    }
    var told: [Refusal] = []
    let end = await notices.next { notice -> ApprovalState? in
      if case .submissionRefused(let refusal, let of) = notice, of.id == approval.id { told.append(refusal) }
      if case .approval(let approval) = notice, !approval.state.isLiving { return approval.state }
      return nil
    }
    #expect(end == .failed)
    #expect(told == [.wrongCode(triesLeft: 2), .wrongCode(triesLeft: 1)])
  }

  // MARK: Passwords

  @Test func `a password is changed by the old one and the new one twice, and that is told`() async throws {
    let display = try await house.activate(.codeDisplay).device
    var notices = await Notices(core)
    let new = try house.chosenPassword("Solskin i Skagen")
    func change(from old: String, repeated: String) async throws {
      try await core.changePassword(
        of: house.anna, from: Secret(utf8: old), to: new, repeated: Secret(utf8: repeated))
    }
    #expect(await refusal { try await change(from: TestCore.password, repeated: "Solskin") } == .notTheSame)
    #expect(await refusal { try await change(from: "wrong", repeated: "Solskin i Skagen") } == .wrongPassword)
    try await change(from: TestCore.password, repeated: "Solskin i Skagen")
    #expect(
      await notices.next { if case .passwordChanged(let user) = $0 { user } else { nil } } == house.anna)
    let approval = try await heard(.shownCode)
    let code = try display.currentCode(at: house.clock.wall)
    try await core.submit(code, password: new.secret, to: approval.id)
  }

  @Test func `an unknown user costs the same hash and gets the same answer as one without a password`()
    async throws
  {
    let unknown = try UserID("nobody")
    let new = try Password("Solskin i Skagen", for: unknown)
    for user in [unknown, house.anna] {
      let refused = await refusal {
        try await core.changePassword(of: user, from: Secret(utf8: "no"), to: new, repeated: new.secret)
      }
      #expect(refused == .unknownUser)
    }
  }
}
