// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

/// Guessing has an end, for the one who guesses and for nobody else.
struct GuessingTests {
  let house: TestCore
  var core: IdentityProvider { house.core }
  private let password = Secret(utf8: TestCore.password)
  private let wrong = Secret(utf8: "000000")

  init() async throws {
    // Guessing alone is asked about: floods have tests of their own.
    var limits = Limits()
    limits.unansweredRequests = 1000
    house = try TestCore(limits: limits)
    try await house.enrolAnna()
  }

  /// A request that an account made, with its text shown to the end.
  private func heard(by account: UInt32?, as name: String = "Borger.dk") async throws -> Approval {
    let text = try TransactionText(action: .logOn, service: ServiceName(name), body: "Log på")
    let approval = try await core.request(
      ApprovalRequest(user: house.anna, text: text, binding: .shownCode, asker: account))
    return try await core.presented(approval.id)
  }

  /// Gives wrong codes in as many requests as it takes, each once its wait is over.
  private func guess(_ count: Int, by account: UInt32?, as name: String = "Borger.dk") async throws {
    for _ in 0..<count {
      let guesser = Guesser(
        user: house.anna, asker: try await core.asker(account, as: ServiceName(name)))
      if let until = try await core.wrongGuesses(by: guesser).refusedUntil {
        house.clock.pass(until.duration(since: core.currentTime()))
      }
      let approval = try await heard(by: account, as: name)
      let refused = await refusal {
        try await core.submit(wrong, password: password, to: approval.id)
      }
      #expect(refused == .wrongCode(triesLeft: 2))
      try await core.cancel(approval.id)
    }
  }

  private func wait(of account: UInt32, as name: String = "Borger.dk") async throws -> Duration? {
    let guesser = Guesser(user: house.anna, asker: try await core.asker(account, as: ServiceName(name)))
    return try await core.wrongGuesses(by: guesser).refusedUntil?.duration(since: core.currentTime())
  }

  // MARK: How long

  @Test func `three are free, then the wait doubles from a second to an hour`() {
    let waits = (1...20).map { Limits().wait(afterWrongGuesses: $0).components.seconds }
    #expect(
      waits == [
        0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 3600, 3600, 3600, 3600, 3600,
      ])
    #expect(Limits().wait(afterWrongGuesses: .max) == .hours(1))
  }

  @Test func `half of all six-digit codes take decades`() {
    let (limits, codes) = (Limits(), 1_000_000)
    let settled = (1...20).reduce(Duration.zero) { $0 + limits.wait(afterWrongGuesses: $1) }
    let years = (settled + limits.longestGuessWait * (codes / 2 - 20)).components.seconds / (365 * 86_400)
    #expect(years >= 50)
  }

  // MARK: Whose

  @Test func `wrong codes count across approvals, and while the asker waits nothing of it is taken`()
    async throws
  {
    let display = try await house.activate(.codeDisplay).device
    try await guess(4, by: 1000)
    #expect(try await wait(of: 1000) == .seconds(1))
    #expect(await refusal { try await heard(by: 1000) }.map(Self.waits) == true)
    house.clock.pass(.seconds(1))
    let approval = try await heard(by: 1000)
    let code = try display.currentCode(at: house.clock.wall)
    #expect(
      try await core.submit(code, password: password, to: approval.id).state == .approved)
    #expect(try await wait(of: 1000) == nil)
    try await guess(3, by: 1000)
    #expect(try await wait(of: 1000) == nil)
  }

  @Test func `within one approval the right code is not taken either until the wait is over`() async throws {
    let display = try await house.activate(.codeDisplay).device
    try await guess(3, by: 1000)
    let approval = try await heard(by: 1000)
    _ = await refusal { try await core.submit(wrong, password: password, to: approval.id) }
    let code = try display.currentCode(at: house.clock.wall)
    #expect(
      await refusal { try await core.submit(code, password: password, to: approval.id) }
        .map(Self.waits) == true)
    #expect(try await core.approvalState(approval.id).codeTriesLeft == 2)
    house.clock.pass(.seconds(1))
    #expect(try await core.submit(code, password: password, to: approval.id).state == .approved)
  }

  @Test func `a wrong password counts as a wrong code does, and which it was is not said`() async throws {
    let display = try await house.activate(.codeDisplay).device
    for _ in 1...3 {
      let approval = try await heard(by: 1000)
      let code = try display.currentCode(at: house.clock.wall)
      #expect(
        await refusal { try await core.submit(code, password: Secret(utf8: "no"), to: approval.id) }
          == .wrongCode(triesLeft: 2))
      try await core.cancel(approval.id)
      house.clock.pass(.minutes(6))
    }
    try await guess(1, by: 1000)
    #expect(try await wait(of: 1000) == .seconds(1))
  }

  @Test func `what one asker uses up is its own: others go on, and so does the keypad`() async throws {
    let reader = try await house.activate(.codeReader)
    try await core.register(RegisteredService(name: ServiceName("Bank"), systemAccount: 2000))
    for _ in 1...6 {
      let approval = try await core.request(
        ApprovalRequest(user: house.anna, text: house.text(), binding: .spokenCode, asker: 1000))
      try await core.heard(approval.id, on: reader.id)
      _ = await refusal { try await core.submit(wrong, password: password, to: approval.id) }
      try await core.cancel(approval.id)
      house.clock.pass(try await wait(of: 1000) ?? .zero)
    }
    for _ in 1...2 {
      let approval = try await core.request(
        ApprovalRequest(user: house.anna, text: house.text(), binding: .spokenCode, asker: 1000))
      try await core.heard(approval.id, on: reader.id)
      _ = await refusal { try await core.submit(wrong, password: password, to: approval.id) }
      try await core.cancel(approval.id)
      if try await wait(of: 1000) != nil { break }
    }
    // The bank's code is taken at once.
    let text = try TransactionText(action: .approve, service: ServiceName("Bank"), body: "Betal")
    let bank = try await core.request(
      ApprovalRequest(user: house.anna, text: text, binding: .spokenCode, asker: 2000))
    try await core.heard(bank.id, on: reader.id)
    let code = try reader.device.boundCode(counter: #require(bank.codeCounter), textDigest: bank.textDigest)
    #expect(try await core.submit(code, password: password, to: bank.id).state == .approved)
    // And so is the keypad, by whoever waits.
    let typed = try await core.request(
      ApprovalRequest(user: house.anna, text: house.text(), binding: .oneTimeCode, asker: 1000))
    try await core.open(typed.id, on: reader.id, pin: Secret(utf8: TestCore.pin))
    try await core.bind(typed.id, on: reader.id, code: #require(typed.oneTimeCode))
    try await core.heard(typed.id, on: reader.id)
    #expect(try await core.approve(typed.id, on: reader.id).state == .approved)
  }

  @Test func `an account that is no service is counted by its number, whatever it calls itself`() async throws
  {
    _ = try await house.activate(.codeDisplay)
    for name in ["A", "B", "C", "D"] { try await guess(1, by: 1000, as: name) }
    #expect(await refusal { try await heard(by: 1000, as: "E") }.map(Self.waits) == true)
  }

  @Test func `a registered service is counted by its name, and so is whom root vouches for`() async throws {
    _ = try await house.activate(.codeDisplay)
    let names = try ["Bank", "Borger.dk"].map { try ServiceName($0) }
    for name in names { try await core.register(RegisteredService(name: name, systemAccount: 2000)) }
    try await guess(4, by: 2000, as: "Bank")
    #expect(try await wait(of: 2000, as: "BANK") == .seconds(1))
    #expect(try await wait(of: 2000, as: "Borger.dk") == nil)
    try await guess(4, by: 0, as: "ssh")
    #expect(try await wait(of: 0, as: "ssh") == .seconds(1))
    #expect(try await wait(of: 0, as: "sudo") == nil)
  }

  // MARK: Told, kept and timed

  @Test func `that an asker waits is told once in a run, and once more after it was right`() async throws {
    let display = try await house.activate(.codeDisplay).device
    try await guess(4, by: 1000)
    var notices = await Notices(core)
    for _ in 1...5 { _ = await refusal { try await heard(by: 1000) } }
    house.clock.pass(.seconds(1))
    try await guess(1, by: 1000)
    for _ in 1...5 { _ = await refusal { try await heard(by: 1000) } }
    house.clock.pass(.seconds(2))
    let approval = try await heard(by: 1000)
    _ = try await core.submit(
      display.currentCode(at: house.clock.wall), password: password, to: approval.id)
    var told = 0
    _ = await notices.next { notice -> Bool? in
      if case .guesserWaits = notice { told += 1 }
      if case .approval(let approval) = notice, approval.state == .approved { return true }
      return nil
    }
    #expect(told == 1)
  }

  @Test func `a wait survives a restart, and a clock that is set forward does not end it`() async throws {
    _ = try await house.activate(.codeDisplay)
    try await guess(16, by: 1000)
    #expect(try await wait(of: 1000) == .hours(1))
    house.clock.set(.days(1))
    try await house.restart()
    house.clock.set(.days(1))
    #expect(try await wait(of: 1000) == .hours(1))
    #expect(await refusal { try await heard(by: 1000) }.map(Self.waits) == true)
  }

  @Test func `a PIN lock holds whatever the clock says, and ends when its hour has passed`() async throws {
    let reader = try await house.activate(.codeReader).id
    let approval = try await house.request(.oneTimeCode)
    for _ in 1...3 {
      _ = await refusal { try await core.open(approval.id, on: reader, pin: Secret(utf8: "735102")) }
    }
    func obstacle() async throws -> Refusal? {
      try await core.device(reader).obstacle(at: core.currentTime())
    }
    for step in [Duration.days(1), .zero - .days(2), .days(1)] {
      house.clock.set(step)
      #expect(try await obstacle() != nil)
      try await house.restart()
      #expect(try await obstacle() != nil)
    }
    house.clock.pass(.hours(1) - .seconds(1))
    #expect(try await obstacle() != nil)
    house.clock.pass(.seconds(1))
    #expect(try await obstacle() == nil)
  }

  @Test func `a replayed code costs no hash, is told once, and does not count`() async throws {
    let work = CountingWork()
    let house = try TestCore(work: work)
    let core = house.core
    try await house.enrolAnna()
    let display = try await house.activate(.codeDisplay).device
    let code = try display.currentCode(at: house.clock.wall)
    func shown() async throws -> Approval {
      let approval = try await house.request(.shownCode)
      return try await core.presented(approval.id)
    }
    try await core.submit(code, password: password, to: shown().id)
    let second = try await shown()
    let before = work.count
    var notices = await Notices(core)
    for _ in 1...10 {
      #expect(await refusal { try await core.submit(code, password: password, to: second.id) } == .replayed)
    }
    #expect(work.count == before)
    try await core.cancel(second.id)
    var told = 0
    _ = await notices.next { notice -> Bool? in
      if case .submissionRefused(.replayed, _) = notice { told += 1 }
      if case .approval(let approval) = notice, !approval.state.isLiving { return true }
      return nil
    }
    #expect(told == 1)
  }

  @Test func `who waits costs no hash`() async throws {
    let work = CountingWork()
    let house = try TestCore(work: work)
    try await house.enrolAnna()
    _ = try await house.activate(.codeDisplay)
    let new = try house.chosenPassword("Solskin i Skagen")
    func change() async throws {
      try await house.core.changePassword(
        of: house.anna, from: Secret(utf8: "no"), to: new, repeated: new.secret, by: 1000)
    }
    for _ in 1...4 { #expect(await refusal { try await change() } == .wrongPassword) }
    let before = work.count
    for _ in 1...10 { #expect(await refusal { try await change() }.map(Self.waits) == true) }
    #expect(work.count == before)
    // Another account, and the right password, are taken at once.
    try await house.core.changePassword(
      of: house.anna, from: password, to: new, repeated: new.secret, by: 1001)
  }

  // MARK: While a password is hashed

  @Test func `what changed while the password was hashed is seen before anything is committed`() async throws
  {
    let work = HeldWork()
    let house = try TestCore(work: work)
    let core = house.core
    try await house.enrolAnna()
    let (id, display) = try await house.activate(.codeDisplay)
    work.isHolding = true
    let changes: [(String, (Approval) async throws -> Void, Refusal)] = [
      ("cancelled", { try await core.cancel($0.id) }, .over),
      (
        "another password",
        { _ in
          work.isHolding = false
          let new = try house.chosenPassword("Solskin i Skagen")
          try await core.changePassword(of: house.anna, from: password, to: new, repeated: new.secret)
        }, .tooBusy
      ),
    ]
    for (name, change, expected) in changes {
      let spent = try await core.device(id).spentSteps
      let asked = try await house.request(.shownCode)
      let approval = try await core.presented(asked.id)
      let code = try display.currentCode(at: house.clock.wall)
      let submitting = Task { [password] in
        try await core.submit(code, password: password, to: approval.id)
      }
      await work.begun()
      #expect(
        await refusal { try await core.submit(code, password: password, to: approval.id) } == .tooBusy)
      try await change(approval)
      work.release()
      #expect(await refusal { try await submitting.value } == expected, "\(name)")
      #expect(try await core.device(id).spentSteps == spent, "\(name)")
      if try await core.approvalState(approval.id).state.isLiving { try await core.cancel(approval.id) }
      work.isHolding = true
    }
  }

  private static func waits(_ refusal: Refusal) -> Bool {
    if case .guessingWaits = refusal { true } else { false }
  }
}
