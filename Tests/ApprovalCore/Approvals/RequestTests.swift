// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@_spi(InProcess) @testable import ApprovalCore

struct RequestTests {
  let house: TestCore
  var core: IdentityProvider { house.core }

  init() async throws {
    house = try TestCore()
    try await house.enrolAnna()
  }

  // MARK: Assurance

  @Test(arguments: [
    (AuthenticatorKind.app, IdentityProof?.none, AssuranceLevel.substantial),
    (.app, .passport, .high), (.app, .clerk, .high), (.chip, .passport, .high), (.chip, nil, .substantial),
    (.codeReader, .passport, .substantial), (.codeDisplay, .clerk, .substantial),
  ])
  func `high is an app or chip of a proven identity, a code device is substantial`(
    kind: AuthenticatorKind, proof: IdentityProof?, level: AssuranceLevel
  ) {
    #expect(AssuranceLevel(of: kind, provenBy: proof) == level)
  }

  @Test func `a service names the least it takes, and gets nothing below`() async throws {
    _ = try await house.activate(.codeReader)
    func ask(_ least: AssuranceLevel) async throws -> Approval {
      try await core.request(
        ApprovalRequest(user: house.anna, text: house.text(), binding: .oneTimeCode, assurance: least))
    }
    #expect(await refusal { try await ask(.high) } == .bindingNotAllowed)
    _ = try await ask(.substantial)
  }

  @Test(arguments: Action.allCases)
  func `who asks for nothing is refused, but for a log on`(action: Action) async throws {
    _ = try await house.activate(.codeReader)
    for body in ["", " \n"] {
      let text = try TransactionText(action: action, service: house.service, body: body)
      let request = ApprovalRequest(user: house.anna, text: text, binding: .oneTimeCode)
      if action == .logOn {
        try await core.cancel(core.request(request).id)
      } else {
        await #expect {
          try await core.request(request)
        } throws: { error in
          if case CoreError.invalidText(let text) = error {
            text == TextError(.text, .nothingAsked)
          } else {
            false
          }
        }
      }
    }
    for (amount, command) in [(try Amount("0.00", currency: "DKK"), nil), (nil, "ls")] as [(Amount?, String?)]
    {
      let text = try TransactionText(
        action: action, service: house.service, body: "", amount: amount, command: command)
      let request = ApprovalRequest(user: house.anna, text: text, binding: .oneTimeCode)
      try await core.cancel(core.request(request).id)
    }
  }

  // MARK: Freezing

  @Test func `rejected as not me freezes the service until the user lifts it`() async throws {
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    try await core.reject(approval.id, on: reader, because: .notMe)
    try await house.restart()
    #expect(await refusal { try await house.request(.oneTimeCode) } == .serviceFrozen)
    #expect(try await core.freezes(of: house.anna).map(\.service) == [house.service])
    let shouted = try ServiceName("\u{A0}BORGER.DK ")
    #expect(
      await refusal {
        try await core.request(
          ApprovalRequest(
            user: house.anna, text: TransactionText(action: .logOn, service: shouted, body: "Log på")))
      } == .serviceFrozen)
    try await core.unfreeze(shouted, for: house.anna)
    #expect(try await core.freezes(of: house.anna).isEmpty)
    #expect(await refusal { try await core.unfreeze(house.service, for: house.anna) } == .notFrozen)
    _ = try await house.request(.oneTimeCode)
  }

  @Test func `changed my mind freezes nothing`() async throws {
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    try await core.reject(approval.id, on: reader, because: .changedMind)
    _ = try await house.request(.oneTimeCode)
  }

  // MARK: One living approval, repeats

  @Test func `a second request is refused, and the user hears that it was`() async throws {
    _ = try await house.activate(.codeReader)
    var notices = await Notices(core)
    _ = try await house.request(.oneTimeCode)
    #expect(await refusal { try await house.request(.oneTimeCode, body: "Another") } == .anotherApprovalLives)
    let user = await notices.next { if case .requestsTurnedAway(let user) = $0 { user } else { nil } }
    #expect(user == house.anna)
    #expect(await core.takeTurnedAway(of: house.anna) == [TurnedAway(service: house.service, count: 1)])
  }

  @Test func `the same text again within two minutes is announced as such`() async throws {
    _ = try await house.activate(.codeReader)
    func ask(_ body: String) async throws -> Bool {
      let approval = try await house.request(.oneTimeCode, body: body)
      try await core.cancel(approval.id)
      return approval.isRepeat
    }
    #expect(try await ask("A") == false)
    #expect(try await ask("B") == false)
    house.clock.pass(.minutes(2))
    #expect(try await ask("A") == true)
    house.clock.pass(.minutes(2) + .milliseconds(1))
    #expect(try await ask("A") == false)
  }

  @Test func `a request goes to the reader before an app`() async throws {
    try await house.bindPhone()
    let app = try await house.activateApp().authenticator
    try await core.requestMethodSwitch(on: app)
    house.clock.pass(.hours(24))
    try await core.confirmMethodSwitch(on: app)
    let reader = try await house.activate(.codeReader).id
    #expect(try await house.request(.oneTimeCode).authenticator == reader)
  }

  // MARK: Time

  @Test func `a request lives five minutes, or what the service says up to ten`() async throws {
    _ = try await house.activate(.codeReader)
    func lifetime(_ asked: Duration?) async throws -> Duration {
      let approval = try await core.request(
        ApprovalRequest(user: house.anna, text: house.text(), lifetime: asked))
      try await core.cancel(approval.id)
      return approval.expiresAt.duration(since: house.clock.wall)
    }
    #expect(try await lifetime(nil) == .minutes(5))
    #expect(try await lifetime(.minutes(10)) == .minutes(10))
    for wrong in [Duration.minutes(10) + .seconds(1), .zero] {
      let error = await #expect(throws: CoreError.self) { try await lifetime(wrong) }
      #expect(error?.code == "errorTextOutOfRange")
    }
  }

  @Test func `the user extends a request once, and never past ten minutes`() async throws {
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    house.clock.pass(.minutes(4))
    let extended = try await core.extend(approval.id, on: reader)
    #expect(extended.expiresAt == approval.requestedAt + .minutes(10))
    #expect(await refusal { try await core.extend(approval.id, on: reader) } == .noExtensionLeft)
    house.clock.pass(.minutes(6))
    #expect(try await core.approvalState(approval.id).state == .expired)
  }

  @Test func `a request never expires while a sentence that belongs to it is being spoken`() async throws {
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    house.clock.pass(.minutes(5) - .seconds(1))
    try await core.speaking(true, of: approval.id, on: reader)
    house.clock.pass(.seconds(30))
    #expect(try await core.approvalState(approval.id).state == .requested)
    try await core.speaking(false, of: approval.id, on: reader)
    #expect(try await core.approvalState(approval.id).state == .expired)
  }

  @Test func `an approval that lapsed is refused whatever comes, and blocking its device still blocks it`()
    async throws
  {
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    house.clock.pass(.minutes(6))
    #expect(
      await refusal { try await core.open(approval.id, on: reader, pin: Secret(utf8: TestCore.pin)) } == .over
    )
    try await core.block(reader, of: house.anna)
    #expect(try await core.approvalState(approval.id).state == .expired)
    #expect(try await house.state(reader) == .blocked)
  }
}
