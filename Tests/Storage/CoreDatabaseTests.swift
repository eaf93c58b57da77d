// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import Testing

@testable import Storage

struct CoreDatabaseTests {
  let scratch: Scratch
  let database: CoreDatabase

  init() throws {
    scratch = try Scratch()
    database = try CoreDatabase(inFolder: scratch.path)
  }

  private func commitPeople() throws {
    try database.commit([.authenticator(Samples.authenticator()), .user(Samples.user())], .durable)
  }

  @Test func `a user comes back with every field`() throws {
    let user = try Samples.user()
    try database.commit([.user(user)], .durable)
    #expect(fields(try database.user(user.id)) == fields(user))
    #expect(fields(try database.user(ofSystemAccount: .max)) == fields(user))
    #expect(try database.user(ofSystemAccount: 7) == nil)
    let bare = User(id: user.id, createdAt: user.createdAt)
    try database.commit([.user(bare)], .durable)
    #expect(fields(try database.user(user.id)) == fields(bare))
    #expect(try database.user(ofSystemAccount: .max) == nil)
  }

  @Test func `no two users stand for one account`() throws {
    try database.commit([.user(Samples.user("anna.aa"))], .durable)
    var bent = try Samples.user("bent.bb")
    bent.systemAccount = .max
    #expect(throws: StoreError(StorageError.contradiction.description)) {
      try database.commit([.user(bent)], .durable)
    }
    var anna = try Samples.user("anna.aa")
    anna.systemAccount = nil
    try database.commit([.user(anna), .user(bent)], .durable)
    #expect(try database.user(ofSystemAccount: .max)?.id == bent.id)
  }

  @Test func `an enrolment comes back with every field`() throws {
    let enrolment = try Samples.enrolment()
    try database.commit([.enrolment(enrolment)], .durable)
    #expect(fields(try database.enrolment(enrolment.id)) == fields(enrolment))
    try commitPeople()
    let bare = Enrolment(id: enrolment.id, startedAt: enrolment.startedAt, user: try UserID("anna.aa"))
    try database.commit([.enrolment(bare)], .durable)
    #expect(fields(try database.enrolment(enrolment.id)) == fields(bare))
    #expect(try database.enrolment(#require(EnrolmentID(String(repeating: "0", count: 32)))) == nil)
  }

  @Test func `the passport of an enrolment begun too long ago is forgotten, and nothing else of it`() throws {
    let enrolment = try Samples.enrolment()
    try database.commit([.enrolment(enrolment)], .durable)
    try database.commit([.stalePassports(begunBefore: enrolment.startedAt)], .durable)
    #expect(try database.enrolment(enrolment.id)?.zone == enrolment.zone)
    try database.commit([.stalePassports(begunBefore: enrolment.startedAt + .milliseconds(1))], .durable)
    let left = Enrolment(
      id: enrolment.id, startedAt: enrolment.startedAt, attestations: enrolment.attestations)
    #expect(fields(try database.enrolment(enrolment.id)) == fields(left))
  }

  @Test func `what is remembered of time is the last that was kept`() throws {
    #expect(try database.clock() == nil)
    for milliseconds in [5, 9] as [Int64] {
      let memory = ClockMemory(
        latest: Instant(milliseconds: milliseconds),
        wall: milliseconds > 5 ? Instant(milliseconds: -milliseconds) : nil,
        uptime: milliseconds > 5 ? .milliseconds(milliseconds + 1) : nil,
        boot: milliseconds > 5 ? "a-boot" : nil, aheadAtBoot: .milliseconds(milliseconds - 5))
      try database.commit([.clock(memory)], .durable)
      #expect(try database.clock() == memory)
    }
  }

  @Test func `switches that wait and were not announced are found`() throws {
    try commitPeople()
    #expect(try database.switchingAuthenticators().isEmpty)
    var record = try Samples.authenticator()
    record.methodSwitch?.isAnnounced = false
    try database.commit([.authenticator(record)], .durable)
    #expect(try database.switchingAuthenticators().map(fields) == [fields(record)])
    record.methodSwitch = nil
    try database.commit([.authenticator(record)], .durable)
    #expect(try database.switchingAuthenticators().isEmpty)
  }

  @Test func `users are counted up to a limit`() throws {
    for name in ["anna.aa", "bent.bb", "carl.cc"] {
      try database.commit([.user(Samples.user(name))], .ordered)
    }
    #expect(try [0, 2, 3, 9].map(database.userCount(upTo:)) == [0, 2, 3, 3])
  }

  @Test func `an authenticator comes back with every field`() throws {
    try commitPeople()
    let record = try Samples.authenticator()
    #expect(fields(try database.authenticator(record.id)) == fields(record))
    #expect(fields(try database.authenticator(serial: String(Int64.max))) == fields(record))
    #expect(try database.authenticators(of: record.user).map(fields) == [fields(record)])
    let bare = Authenticator(id: record.id, user: record.user, kind: .app, state: .deleted)
    try database.commit([.authenticator(bare)], .durable)
    #expect(fields(try database.authenticator(record.id)) == fields(bare))
    #expect(try database.authenticator(serial: String(Int64.max)) == nil)
  }

  @Test(arguments: ApprovalState.allCases, [true, false])
  func `an approval comes back with every field`(state: ApprovalState, onlyNeeded: Bool) throws {
    try commitPeople()
    let approval = try Samples.approval(state: state, onlyNeeded: onlyNeeded)
    try database.commit([.approval(approval)], .durable)
    #expect(fields(try database.approval(approval.id)) == fields(approval))
    let living = try database.livingApproval(of: approval.user)
    #expect(fields(living) == (state.isLiving ? fields(approval) : fields(nil)))
    #expect(try database.livingApprovals().map(fields) == (state.isLiving ? [fields(approval)] : []))
  }

  @Test func `an approval that ends lives no more`() throws {
    try commitPeople()
    for state in [ApprovalState.requested, .heard, .approved] {
      try database.commit([.approval(Samples.approval(state: state))], .ordered)
    }
    #expect(try database.approval(Samples.approval().id)?.state == .approved)
    #expect(try database.livingApproval(of: UserID("anna.aa")) == nil)
  }

  @Test func `a user never has two living approvals`() throws {
    try commitPeople()
    try database.commit([.approval(Samples.approval("a"))], .durable)
    #expect(throws: StoreError(StorageError.contradiction.description)) {
      try database.commit([.approval(Samples.approval("b"))], .durable)
    }
  }

  @Test(arguments: [
    "body = 'Betal mere.'", "service = 'Borger.dk '", "amount = '1.00'", "language = NULL", "command = 'ls'",
  ])
  func `a text that was changed after it was asked is not read`(change: String) throws {
    try commitPeople()
    let approval = try Samples.approval()
    try database.commit([.approval(approval)], .durable)
    try database.use { (database) throws(StorageError) in
      try database.connection.execute("UPDATE approvals SET \(change)")
    }
    database.forgetRecent()
    #expect(throws: StoreError.self) { try database.approval(approval.id) }
    #expect(throws: StoreError.self) { try database.livingApprovals() }
  }

  @Test func `the last request of a text is the latest one`() throws {
    try commitPeople()
    for (digit, at) in zip("abc", [20, 90, 50] as [Int64]) {
      try database.commit([.approval(Samples.approval(digit, state: .rejected, at: at))], .ordered)
    }
    let text = try Samples.approval().textDigest
    #expect(try database.lastRequest(of: text, to: UserID("anna.aa")) == Instant(milliseconds: 90))
    #expect(try database.lastRequest(of: text, to: UserID("bent.bb")) == nil)
    #expect(try database.lastRequest(of: Samples.digest, to: UserID("anna.aa")) == nil)
  }

  @Test func `a freeze is kept until it is lifted`() throws {
    try commitPeople()
    let (user, service) = (try UserID("anna.aa"), try ServiceName("Borger.dk"))
    let freeze = Freeze(user: user, service: service, since: Instant(milliseconds: 3))
    try database.commit([.freeze(freeze)], .durable)
    #expect(try database.freeze(of: service, for: user) == freeze)
    #expect(try database.freezes(of: user) == [freeze])
    try database.commit([.unfreeze(service, for: user)], .durable)
    #expect(try database.freezes(of: user) == [])
  }

  @Test(arguments: [
    // The name as it is spelled, and whether a person takes it for "Café på Torvet".
    ("Café på Torvet", true), ("Cafe\u{301} pa\u{30A} Torvet", true), (" Café på Torvet ", true),
    ("Café  på \u{A0}Torvet", true), ("Café\u{3000}på\u{A0}Torvet", true), ("CAFÉ PÅ TORVET", true),
    ("café på torvet", true), ("Cafe på Torvet", false), ("Café påTorvet", false),
    ("Café på Torvet 2", false),
  ])
  func `a frozen service is frozen however it spells its name`(spelling: String, isFrozen: Bool) throws {
    try commitPeople()
    let (user, service) = (try UserID("anna.aa"), try ServiceName("Café på Torvet"))
    let asking = try ServiceName(spelling)
    try database.commit(
      [.freeze(Freeze(user: user, service: service, since: .init(milliseconds: 3)))], .durable)
    #expect((try database.freeze(of: asking, for: user) != nil) == isFrozen)
    try database.commit(
      [.freeze(Freeze(user: user, service: asking, since: .init(milliseconds: 4)))], .durable)
    #expect(try database.freezes(of: user).count == (isFrozen ? 1 : 2))
    try database.commit([.unfreeze(asking, for: user)], .durable)
    #expect((try database.freeze(of: service, for: user) == nil) == isFrozen)
  }

  @Test
  func `what was frozen under bytes of its own, before names had one spelling, is frozen and is lifted`()
    throws
  {
    try commitPeople()
    let (user, service) = (try UserID("anna.aa"), try ServiceName("Café på Torvet"))
    let old = try ServiceName(kept: "Cafe\u{301}  på Torvet ", limits: Limits())
    for (name, since) in [(old.text, 1), (service.text, 2)] {
      try database.use { (database) throws(StorageError) in
        let values = [Value(user), Value(name), Value(Int64(since)), .null, Value(false)]
        try database.connection.run(
          "INSERT INTO freezes (\(FreezeTable.mark.selected)) VALUES (?, ?, ?, ?, ?, ?)",
          values + [.bytes(try FreezeTable.mark.mark(of: values, database.vault))])
      }
    }
    #expect(try database.freeze(of: service, for: user) != nil)
    try database.commit([.unfreeze(service, for: user)], .durable)
    #expect(try database.freezes(of: user).isEmpty)
  }

  @Test func `wrong guesses are kept by user and asker until one is right`() throws {
    let user = try Samples.user()
    let (one, other) = (
      Guesser(user: user.id, asker: Asker(account: 7)), Guesser(user: user.id, asker: Asker(account: 8))
    )
    try database.commit([.wrongGuesses(WrongGuesses(by: one, count: 1)), .user(user)], .durable)
    let more = WrongGuesses(by: one, count: 5, refusedUntil: Instant(milliseconds: 1_700_000_000_009))
    try database.commit([.wrongGuesses(more), .wrongGuesses(WrongGuesses(by: other, count: 2))], .durable)
    #expect(try database.wrongGuesses(by: one) == more)
    try database.commit([.rightGuess(by: one)], .durable)
    #expect(try database.wrongGuesses(by: one) == nil)
    #expect(try database.wrongGuesses(by: other)?.count == 2)
  }

  @Test(arguments: PendingCode.Purpose.allCases)
  func `a pending code is kept until it is spent`(purpose: PendingCode.Purpose) throws {
    try commitPeople()
    var code = PendingCode(
      purpose: purpose, user: try UserID("anna.aa"), code: Secret(utf8: "55123"), subject: "+4520123456",
      expiresAt: Instant(milliseconds: 3), triesLeft: 3)
    try database.commit([.pendingCode(code)], .durable)
    code.triesLeft = 2
    try database.commit([.pendingCode(code)], .durable)
    #expect(fields(try database.pendingCode(purpose, of: code.user)) == fields(code))
    try database.commit([.spentCode(purpose, of: code.user)], .durable)
    #expect(try database.pendingCode(purpose, of: code.user) == nil)
  }

  @Test func `messages wait in their order until they are handed over`() throws {
    var messages = try [("b", 2), ("a", 1), ("c", 2)].map { id, at in
      OutgoingMessage(
        id: id, to: try PhoneNumber("20123456"), text: Secret(utf8: "pin \(id)"),
        createdAt: Instant(milliseconds: at))
    }
    try database.commit(messages.map(Change.message), .durable)
    #expect(try database.waitingMessages().map(fields) == [1, 0, 2].map { fields(messages[$0]) })
    messages[1].preparedAt = Instant(milliseconds: 8)
    try database.commit([.message(messages[1])], .durable)
    #expect(try database.waitingMessages().map(fields).first == fields(messages[1]))
    messages[1].handedOverAt = Instant(milliseconds: 9)
    try database.commit([.message(messages[1])], .durable)
    #expect(try database.waitingMessages().map(\.id) == ["b", "c"])
  }

  @Test func `services are found by their account`() throws {
    let services = try ["Borger.dk", "Banken"].map {
      RegisteredService(name: try ServiceName($0), systemAccount: 33)
    }
    try database.commit(services.map(Change.service), .durable)
    #expect(try database.services(ofSystemAccount: 33) == services.reversed())
    #expect(try database.services(ofSystemAccount: 34) == [])
    #expect(try database.services() == services.reversed())
  }

  @Test func `the signing key is kept once`() throws {
    #expect(try database.signingKey() == nil)
    try database.commit([.signingKey(Samples.seed)], .durable)
    #expect(try database.signingKey() == Samples.seed)
    #expect(throws: StoreError.self) { try database.commit([.signingKey(Secret(utf8: "other"))], .durable) }
    #expect(try database.signingKey() == Samples.seed)
  }

  @Test func `no secret stands in the files`() throws {
    try commitPeople()
    let secrets = [
      "904827-code", "55123-pending", "text of a message", "the signing key", "P<DNK the zone",
      "the session's own token",
    ]
    var approval = try Samples.approval()
    approval = Approval(
      id: approval.id, user: approval.user, authenticator: approval.authenticator, binding: approval.binding,
      text: approval.text, textDigest: approval.textDigest, requestedAt: approval.requestedAt,
      isRepeat: false,
      oneTimeCode: Secret(utf8: secrets[0]), codeCounter: nil, state: .requested,
      expiresAt: approval.expiresAt,
      codeTriesLeft: 3, extensionsLeft: 1, sessionToken: Secret(utf8: secrets[5]))
    try database.commit(
      [
        .approval(approval),
        .pendingCode(
          PendingCode(
            purpose: .appCopy, user: approval.user, code: Secret(utf8: secrets[1]), subject: "",
            expiresAt: approval.expiresAt, triesLeft: 3)),
        .message(
          OutgoingMessage(
            id: "1", to: try PhoneNumber("20123456"), text: Secret(utf8: secrets[2]),
            createdAt: approval.expiresAt)),
        .signingKey(Secret(utf8: secrets[3])),
        .enrolment(Samples.enrolment()),
      ], .durable)
    let files = try scratch.contents()
    #expect(files.values.contains { $0.range(of: Data("Betal".utf8)) != nil })
    for secret in secrets + ["the seed of the reader", "a verifier that nobody", "$scrypt$"] {
      for (name, data) in files { #expect(data.range(of: Data(secret.utf8)) == nil, "\(secret) in \(name)") }
    }
  }
}
