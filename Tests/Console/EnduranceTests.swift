// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Foundation
import ServiceInterfaces
import Storage
import Synchronization
import Testing
import Varlink

/// The daemon, killed at random moments while many people approve through its socket.
///
/// The long form has a thousand lives: `KODEOPLAESER_LIVES=1000 swift test --filter EnduranceTests`.
@Suite(.enabled(if: getuid() == 0)) struct EnduranceTests {
  private static let people = 12
  /// In the short form each of 600 people is cut off in one of six states.
  private static let lives =
    ProcessInfo.processInfo.environment["KODEOPLAESER_LIVES"].flatMap { Int($0) } ?? 50

  private static let asking = [
    "request", "--user", "anna", "--service", "Bank", "--action", "confirm", "--text", "Still here",
    "--lifetime", "600",
  ]

  @Test func `killed at any moment under load, nothing answered is lost, doubled or turned into another`()
    async throws
  {
    let place = Folder()
    let folder = place.made("endurance")
    let (state, socket) = (folder.path + "/state", folder.path + "/socket")
    let crowd = try EnduranceCrowd(Self.people, inState: state)
    // The folder goes with the first of them.
    var houses: [Household] = []
    var services: [Program] = []
    var reached: Set<String> = []
    var random = SeededRandom(seed: 11)
    for life in 0..<Self.lives {
      let house = try await Household(folder: folder)
      houses.append(house)
      if life == 0 { try await house.enrol() }
      if try await !crowd.isAsked("anna", at: socket) { services.append(try house.begin(Self.asking)) }
      // What waited when it was killed is spoken again.
      try await house.hear { $0.earcon == "arrival" }
      try await crowd.check(at: socket)
      let daemon = house.daemon
      let answers = Int.random(in: 0...200, using: &random)
      reached.formUnion(await crowd.live(at: socket, answers: answers) { daemon.send(SIGKILL) })
      #expect(await daemon.outcome().code == 128 + SIGKILL)
    }
    #expect(reached == ["requested", "opened", "bound", "heard", "approved", "rejected"])
    try crowd.checkLog(inState: state)
    withExtendedLifetime((place, houses, services)) {}
  }
}

/// People with an app each, and what they were answered.
private final class EnduranceCrowd: Sendable {
  private struct Answered {
    var state: String
    var receipt: String?
    /// A state that was asked for, and not answered.
    var asked: String?
  }

  private static let order = ["requested", "opened", "bound", "heard", "approved"]
  private let keys: [SigningKey]
  /// The last answer of every approval.
  private let answered = Mutex<[String: Answered]>([:])

  init(_ count: Int, inState folder: String) throws {
    keys = try (0..<count).map { _ in try SigningKey.generate() }
    let database = try CoreDatabase(inFolder: folder)
    let seed = Secret([UInt8](repeating: 7, count: 32))
    let verifier = try MAC.hmac(.sha256, key: seed, Array("kodeoplaeser-pin-1\0\(Household.pin)".utf8))
    for (number, key) in keys.enumerated() {
      let user = try UserID(Self.name(number))
      var app = Authenticator(id: Self.app(number), user: user, kind: .app, state: .active)
      (app.binding, app.seed, app.pinVerifier) = (.oneTimeCode, seed, verifier)
      (app.publicKey, app.activatedAt) = (key.verifyingKey.rawRepresentation, Instant(milliseconds: 1))
      try database.commit(
        [.user(User(id: user, createdAt: Instant(milliseconds: 1))), .authenticator(app)], .durable)
    }
  }

  private static func name(_ number: Int) -> String { "person.\(number)" }
  private static func app(_ number: Int) -> AuthenticatorID { AuthenticatorID(Int64(number + 1)) }

  /// Everyone approves until the daemon is gone, which it is after so many answers.
  ///
  /// - Returns: the states that somebody was in when it went.
  func live(at socket: String, answers: Int, kill: @escaping @Sendable () -> Void) async -> Set<String> {
    let tally = Tally()
    return await withTaskGroup(of: String?.self) { group in
      for number in keys.indices {
        group.addTask { [self] in
          var last: String?
          try? await approve(number, at: socket) { id, state, receipt in
            answered.withLock { $0[id] = Answered(state: state, receipt: receipt) }
            last = state
            if tally.next() > answers { kill() }
          }
          return last
        }
      }
      return await group.reduce(into: []) { states, state in if let state { states.insert(state) } }
    }
  }

  /// One request after another; what an earlier life left is rejected. Ends by what the dead daemon throws.
  private func approve(
    _ number: Int, at socket: String, _ answered: (String, String, String?) -> Void
  ) async throws {
    let wire = try VarlinkClient(toDaemonAt: socket)
    let device = Self.app(number).description
    func signed(_ act: DeviceAnswer.Act, _ id: String, _ digest: [UInt8]) throws -> String {
      guard let approval = ApprovalID(id) else { throw CancellationError() }
      return Base64.url.encode(
        try keys[number].sign(DeviceAnswer(act, to: approval, textDigest: digest).message))
    }
    func reject(_ id: String, _ digest: [UInt8]) async throws {
      asking(id, for: "rejected")
      let reply = try await wire.identity.reject(
        .init(
          approvalID: id, authenticator: device, signature: try signed(.reject(.changedMind), id, digest),
          reason: .changedMind))
      answered(id, "rejected", reply.receipt)
    }
    if let left = try await wire.identity.pendingApproval(.init(user: Self.name(number))).approval {
      answered(left.approvalID, left.state, nil)
      try await reject(left.approvalID, Hexadecimal.decode(left.textDigest) ?? [])
    }
    for turn in 0... {
      let text = try TransactionText(action: .confirm, service: ServiceName("Bank"), body: "Number \(turn)")
      let asked = try await wire.approval.request(
        .init(
          user: Self.name(number), service: "Bank", action: .confirm, text: text.body, binding: .oneTimeCode))
      let (id, digest) = (asked.approvalID, text.digest)
      answered(id, "requested", nil)
      asking(id, for: "opened")
      try await wire.identity.openApproval(
        .init(
          approvalID: id, authenticator: device, signature: try signed(.open, id, digest),
          pin: SecretText(Household.pin)))
      answered(id, "opened", nil)
      if turn % 5 == 4 {
        try await reject(id, digest)
        continue
      }
      asking(id, for: "bound")
      try await wire.identity.bindApproval(
        .init(
          approvalID: id, authenticator: device, signature: try signed(.bind, id, digest),
          code: asked.oneTimeCode))
      answered(id, "bound", nil)
      asking(id, for: "heard")
      try await wire.identity.hearApproval(
        .init(approvalID: id, authenticator: device, signature: try signed(.heard, id, digest)))
      answered(id, "heard", nil)
      asking(id, for: "approved")
      let reply = try await wire.identity.approve(
        .init(approvalID: id, authenticator: device, signature: try signed(.approve, id, digest)))
      answered(id, "approved", reply.receipt)
    }
  }

  private func asking(_ id: String, for state: String) {
    answered.withLock { $0[id, default: Answered(state: "requested")].asked = state }
  }

  /// Whether a request waits for somebody.
  func isAsked(_ user: String, at socket: String) async throws -> Bool {
    try await VarlinkClient(toDaemonAt: socket).identity.pendingApproval(.init(user: user)).approval != nil
  }

  /// Every approval stands where its last answer left it, or where what was asked then and not answered leads.
  func check(at socket: String) async throws {
    let wire = try VarlinkClient(toDaemonAt: socket)
    for (id, answer) in answered.withLock(\.self) {
      let now = try await wire.call(ApprovalInterface.Watch.method, .init(approvalID: id))
      let state = now.state.rawValue
      #expect(state == answer.state || state == answer.asked, "\(id): \(answer), and is \(state)")
      if let receipt = answer.receipt { #expect(now.receipt == receipt) }
      if let receipt = now.receipt {
        #expect(try await wire.approval.verifyReceipt(.init(receipt: receipt)).isValid)
      }
      answered.withLock { $0[id] = Answered(state: state, receipt: now.receipt) }
    }
    #expect(try await wire.identity.verifyLog().isWhole)
  }

  /// After the last life: the log tells of every approval each state once, in order, and of each that was answered.
  func checkLog(inState folder: String) throws {
    let database = try CoreDatabase(inFolder: folder)
    var tales: [String: [String]] = [:]
    for entry in try database.auditEntries(after: 0, limit: .max) where entry.event.hasPrefix("approval.") {
      tales[entry.subject, default: []].append(String(entry.event.dropFirst("approval.".count)))
    }
    for (id, tale) in tales {
      let steps = tale.last == "rejected" ? Array(tale.dropLast()) : tale
      #expect(steps == Array(Self.order.prefix(steps.count)), "\(id): \(tale)")
    }
    for (id, answer) in answered.withLock(\.self) {
      #expect(tales[id]?.contains(answer.state) == true, "\(id): \(answer)")
    }
    let living = try database.livingApprovals()
    #expect(Set(living.map(\.user)).count == living.count)
  }
}

/// How many answers there were, of all people together.
private final class Tally: Sendable {
  private let count = Atomic(0)

  func next() -> Int { count.add(1, ordering: .sequentiallyConsistent).newValue }
}
