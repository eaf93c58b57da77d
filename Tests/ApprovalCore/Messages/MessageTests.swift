// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Foundation
import Storage
import Synchronization
import Testing

@testable import ApprovalCore

/// The real outbox with a power cut before or after one of its steps.
private final class FailingGateway: MessageGateway {
  enum Fault: CaseIterable, Sendable { case beforePrepare, afterPrepare, beforeRelease, afterRelease }

  private let folder: MessageFolder
  private let fault: Mutex<Fault?>

  init(_ folder: MessageFolder, _ fault: Fault?) {
    self.folder = folder
    self.fault = Mutex(fault)
  }

  func prepare(_ message: OutgoingMessage) throws(MessageGatewayError) {
    try cut(.beforePrepare)
    try folder.prepare(message)
    try cut(.afterPrepare)
  }

  func release(_ message: OutgoingMessage) throws(MessageGatewayError) {
    try cut(.beforeRelease)
    try folder.release(message)
    try cut(.afterRelease)
  }

  private func cut(_ place: Fault) throws(MessageGatewayError) {
    guard fault.withLock({ $0 == place }) else { return }
    throw MessageGatewayError("cut")
  }
}

struct MessageTests {
  private let folder =
    FileManager.default.temporaryDirectory.path + "/kodeoplaeser-messages-\(UUID().uuidString)"

  private func open(_ fault: FailingGateway.Fault?) throws -> IdentityProvider {
    try IdentityProvider(
      store: CoreDatabase(inFolder: folder), clock: TestClock(), passwordCost: .forTests,
      gateway: FailingGateway(MessageFolder(folder + "/outbox"), fault))
  }

  /// What left, and is taken away as a sender would.
  private func send() throws -> Int {
    let outbox = folder + "/outbox"
    let names = try FileManager.default.contentsOfDirectory(atPath: outbox).filter { !$0.hasPrefix(".") }
    for name in names { try FileManager.default.removeItem(atPath: outbox + "/" + name) }
    return names.count
  }

  @Test(arguments: FailingGateway.Fault.allCases)
  private func `a crash between any two steps sends nothing twice and loses nothing`(
    fault: FailingGateway.Fault
  )
    async throws
  {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var sent = 0
    do {
      let core = try open(fault)
      let anna = try UserID("anna.aa")
      try await core.createUser(anna)
      try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: anna)
      sent += try send()
    }
    for _ in 1...3 {
      #expect(try await open(nil).deliverMessages() == 0)
      sent += try send()
    }
    #expect(sent == 1)
  }

  @Test(arguments: 0..<4, [MemoryStore.Fault.beforeKeeping, .afterKeeping])
  func `a store that fails at each write in turn sends nothing twice and loses nothing`(
    write: Int, fault: MemoryStore.Fault
  ) async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let store = MemoryStore()
    let outbox = try MessageFolder(folder + "/outbox")
    func open() throws -> IdentityProvider {
      try IdentityProvider(store: store, clock: TestClock(), passwordCost: .forTests, gateway: outbox)
    }
    let core = try open()
    let anna = try UserID("anna.aa")
    try await core.createUser(anna)
    store.fail(fault, after: write)
    try? await core.sendPhoneCode(to: PhoneNumber("20123456"), for: anna)
    var sent = try send()
    for _ in 1...3 {
      #expect(try await open().deliverMessages() == 0)
      sent += try send()
    }
    #expect(sent == store.records.messages.count)
    #expect(sent == (write == 0 && fault == .beforeKeeping ? 0 : 1))
  }

  @Test func `a gateway that fails leaves the message waiting, and that is told`() async throws {
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let core = try open(.beforeRelease)
    var notices = await Notices(core)
    let anna = try UserID("anna.aa")
    try await core.createUser(anna)
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: anna)
    #expect(await notices.next { if case .messagesWait = $0 { true } else { nil } } == true)
    #expect(try await core.deliverMessages() == 1)
  }

  @Test func `what a message said is forgotten once it has gone`() async throws {
    let house = try TestCore()
    try await house.enrolAnna()
    try await house.core.sendPhoneCode(to: PhoneNumber("20123456"), for: house.anna)
    let waiting = try await house.core.read { store throws(StoreError) in try store.waitingMessages() }
    #expect(waiting.isEmpty)
    let log = try await house.core.auditEntries(after: 0, limit: 99)
    #expect(log.contains { $0.event == "message.sent" })
    #expect(!log.contains { $0.subject.contains("20123456") })
  }

  @Test(arguments: [("{code} it is", "42 it is"), ("it is {code}", "it is 42"), ("it is", "it is 42")])
  func `a message says the sentence it is given, with the code in it`(sentence: String, said: String) {
    let text = MessageWording(phoneNumber: sentence).text(.phoneNumber, code: Secret(utf8: "42"))
    #expect(text == Secret(utf8: said))
  }

  @Test func `a temporary PIN that was used lies in no outbox any more`() async throws {
    let house = try TestCore()
    try await house.enrolAnna()
    try await house.bindPhone()
    let app = try await house.core.beginApp(for: house.anna)
    let text = try #require(try house.messages().last)
    let pin = Secret(utf8: String(try #require(text.split { $0.isWhitespace }.dropFirst(3).first)))
    #expect(await refusal { try await house.core.acceptTemporaryPIN(Secret(utf8: "x"), for: app) } != nil)
    #expect(try house.messages().count == 1)
    try await house.core.acceptTemporaryPIN(pin, for: app)
    #expect(try house.messages() == [])
  }
}
