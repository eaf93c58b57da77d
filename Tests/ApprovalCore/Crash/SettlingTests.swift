// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Synchronization
import Testing

@testable import ApprovalCore

/// Answers that wait for the disk, and the disk that lets them wait or fails.
@Suite(.timeLimit(.minutes(20))) struct SettlingTests {
  let store = MemoryStore()
  let core: IdentityProvider
  private let people: [UserID]

  init() async throws {
    core = try IdentityProvider(store: store, clock: TestClock(), passwordCost: .forTests)
    people = try ["anna.aa", "bent.bb"].map { try UserID($0) }
    for (number, person) in people.enumerated() {
      try await core.createUser(person)
      var app = Authenticator(
        id: AuthenticatorID(Int64(number + 1)), user: person, kind: .app, state: .active)
      app.binding = .oneTimeCode
      app.activatedAt = Instant(milliseconds: 1)
      try store.commit([.authenticator(app)], .durable)
    }
  }

  private func request(of person: UserID) async throws(CoreError) -> Approval {
    do {
      let text = try TransactionText(
        action: .approve, service: ServiceName("Borger.dk"), body: "Skift adresse")
      return try await core.request(ApprovalRequest(user: person, text: text))
    } catch let error as CoreError {
      throw error
    } catch {
      throw .store(StoreError("\(error)"))
    }
  }

  /// Whether a call throws what the disk said.
  private func fails(_ call: () async throws -> Void) async -> Bool {
    do {
      try await call()
    } catch CoreError.store(StoreError("the disk failed")) {
      return true
    } catch {}
    return false
  }

  @Test func `nothing is answered, read or told before it is on the disk, and the core goes on meanwhile`()
    async throws
  {
    let notices = await core.notices()
    var waits = store.waits.makeAsyncIterator()
    let isOnDisk = Flag()
    store.turn(.stuck)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for person in people {
        group.addTask {
          _ = try await request(of: person)
          #expect(isOnDisk.isSet, "a request is answered")
        }
        // The next one comes while this one waits.
        await waits.next()
      }
      group.addTask {
        let living = try await core.livingApprovals()
        #expect(living.map(\.user) == people)
        #expect(isOnDisk.isSet, "a reading is answered")
      }
      await waits.next()
      group.addTask {
        let refusal = await refusal(of: { _ = try await request(of: people[0]) })
        #expect(refusal == .anotherApprovalLives)
        #expect(isOnDisk.isSet, "a refusal is answered")
      }
      await waits.next()
      group.addTask {
        var notices = notices.makeAsyncIterator()
        for person in people {
          guard case .approval(let told) = await notices.next() else { throw CancellationError() }
          #expect(told.user == person)
          #expect(isOnDisk.isSet, "a request is told")
        }
      }
      isOnDisk.set()
      store.turn(.quick)
      try await group.waitForAll()
    }
  }

  @Test func `a disk that fails fails everyone who waits, and what it kept is told once it works`()
    async throws
  {
    var notices = await core.notices().makeAsyncIterator()
    var waits = store.waits.makeAsyncIterator()
    store.turn(.stuck)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for person in people {
        group.addTask {
          #expect(await fails { _ = try await request(of: person) })
        }
        await waits.next()
      }
      store.turn(.failing)
      try await group.waitForAll()
    }
    // What calls see that wait in place is no surer.
    #expect(await fails { _ = try await core.authenticators(of: people[0]) })
    #expect(await fails { _ = try await core.livingApprovals() })
    store.turn(.quick)
    let living = try await core.livingApprovals()
    #expect(living.map(\.user) == people)
    for person in people {
      guard case .approval(let told) = await notices.next() else { throw CancellationError() }
      #expect(told.user == person)
    }
    #expect(try await core.verifyAudit()?.fault == nil)
  }

  @Test func `a call that changes the rules waits in place, and takes those before it with it`() async throws
  {
    var waits = store.waits.makeAsyncIterator()
    store.turn(.stuck)
    async let requested = request(of: people[0])
    await waits.next()
    var notices = await core.notices().makeAsyncIterator()
    try await core.letAsk(1000, for: people[1])
    guard case .approval(let told) = await notices.next() else { throw CancellationError() }
    #expect(told.user == people[0])
    guard case .accountLetAsk(1000, for: people[1]) = await notices.next() else { throw CancellationError() }
    store.turn(.quick)
    _ = try await requested
  }
}

private final class Flag: Sendable {
  private let atomic = Atomic(false)

  var isSet: Bool { atomic.load(ordering: .sequentiallyConsistent) }
  func set() { atomic.store(true, ordering: .sequentiallyConsistent) }
}
