// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import JSON
import ServiceInterfaces
import Testing

@testable import Varlink
@testable import kodeoplaeserd

/// The table of rights, walked: every method by root, the account that stands for the user, the account of another user, a
/// registered service and nobody, over the real socket with real uids.
@Suite(
  .serialized, .timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
struct RightsTests {
  static let (annas, bentes, bank, nobody): (UInt32, UInt32, UInt32, UInt32) = (65534, 65533, 65532, 65531)

  /// A household with two users, each with an account that stands for them, and a registered service.
  static func household(_ more: [String] = []) async throws -> Household {
    let house = try await Household(more)
    try await house.enrol()
    try await house.prove("bente")
    try await house.facts(["user", "account", "anna", "--uid", "\(annas)"])
    try await house.facts(["user", "account", "bente", "--uid", "\(bentes)"])
    try await house.facts(["service", "register", "Bank", "--uid", "\(bank)"])
    return house
  }

  /// What each method is called with, about anna and what is hers; every factor in it is wrong.
  private static func fields(of method: IdentityInterface.Method, _ things: Things) -> [String: JSONValue] {
    let key = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKyDKlWBjTLa73DEqsNKDwd0bsmZ1bYo4OOzMKPi0iaT"
    let every: [String: JSONValue] = .texts([
      "user": "anna", "authenticator": things.app, "enrolment": String(repeating: "0", count: 32),
      "code": "000000",
      "step": "clerk", "verifiedBy": "B", "evidence": String(repeating: "5a", count: 32),
      "phone": "20123456", "old": "111222", "new": "seksten-kvist", "repeated": "seksten-kvist",
      "kind": "codeReader", "serial": "0000000000", "password": "seksten-kvist", "first": "000000",
      "second": "000001", "key": key, "signature": "AAAA", "pin": "111222",
      "deviceKey": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo",
      "digest": String(repeating: "5a", count: 32),
      "approvalID": String(repeating: "0", count: 32), "reason": "changedMind", "service": "Eve",
    ]).merging(["biometrics": .bool(true), "notifications": .bool(true), "account": .int(65530)]) { $1 }
    let names = Self.parameters[method.rawValue] ?? []
    var fields = every.filter { names.contains($0.key) }
    if method == .chipChallenge || method == .activateChip { fields["authenticator"] = .string(things.chip) }
    // One more beside the reader would be refused before anybody is asked.
    if method == .orderCodeDevice { fields["replaces"] = .string(things.reader) }
    return fields
  }

  /// The parameters of each method that must be there, and those that are factors.
  private static let parameters: [String: [String]] = {
    guard let description = try? InterfaceDescription(parsing: IdentityInterface.description) else {
      return [:]
    }
    let optional = [
      "ChangePassword": ["code"], "BeginRecovery": ["code"], "OpenApproval": ["pin"],
      "BindApproval": ["code"],
    ]
    return description.methods.mapValues { method in
      guard case .structure(let fields) = method.input else { return [] }
      let needed = fields.filter { if case .optional? = $0.type { false } else { true } }
      return needed.map(\.name) + (optional[method.name] ?? [])
    }
  }()

  private struct Things {
    let reader: String
    let app: String
    let chip: String
  }

  private func things(_ house: Household) async throws -> Things {
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let (app, _) = try await house.activateApp(of: "anna")
    let chip = try #require(try await house.facts(["authenticator", "chip", "anna"])["authenticator"])
    return Things(reader: reader, app: app, chip: chip)
  }

  @Test func `every method has one row`() {
    let methods = IdentityInterface.Method.allCases.map(\.rawValue)
    #expect(IdentityRight.table.map(\.method.rawValue).sorted() == methods.sorted())
  }

  /// The rows that are walked: an enrolment makes the reader another's, and the log and the history answer only calls for more, as what an app follows does.
  private static let rights = IdentityRight.table.filter {
    ![.enrol, .log, .history, .follow].contains($0.method)
  }

  @Test func `nobody, another's account and a registered service reach nobody, by any method`() async throws {
    let house = try await Self.household()
    let things = try await things(house)
    for uid in [Self.bentes, Self.bank, Self.nobody] {
      let account = try Account(uid, in: house)
      for right in Self.rights {
        let answer = try await account.call(
          right.method, Self.fields(of: right.method, things))
        #expect(
          (answer.error == "PermissionDenied") == isDenied(right, to: uid), "\(uid) \(right.method) \(answer)"
        )
        #expect(answer.error != "ApprovalNeeded", "\(uid) \(right.method)")
      }
    }
    #expect(try await house.facts(["app", "pending", "anna"]) == [:])
    _ = try await house.end()
  }

  /// What is about nobody is for who stands for somebody; what is no secret is for all.
  private func isDenied(_ right: IdentityRight, to uid: UInt32) -> Bool {
    switch right.subject {
    case .everybody: false
    case .reader: true
    case .noUser, .enrolment: uid != Self.bentes || right.requirement == .clerk
    case .user, .authenticator: true
    }
  }

  @Test
  func `the account that stands for the user needs just what the row says, and a wrong factor does nothing`()
    async throws
  {
    // What takes something away comes last.
    let last: Set<IdentityInterface.Method> = [.block, .delete]
    let rights =
      Self.rights.filter { !last.contains($0.method) }
      + Self.rights.filter { last.contains($0.method) }
    // A household for each few: who asks more often than that in a minute is told to wait.
    for part in stride(from: 0, to: rights.count, by: Limits().unansweredRequests) {
      try await walk(rights[part..<min(part + Limits().unansweredRequests, rights.count)])
    }
  }

  private func walk(_ rights: ArraySlice<IdentityRight>) async throws {
    let house = try await Self.household()
    let things = try await things(house)
    let account = try Account(Self.annas, in: house)
    for right in rights {
      let answer = try await account.call(
        right.method, Self.fields(of: right.method, things))
      try await expect(answer, of: right)
      if let id = answer["approvalID"], answer.error == "ApprovalNeeded" {
        let cancel = "dk.kodeoplaeser.Approval.Cancel"
        #expect(try await account.call(cancel, .texts(["approvalID": id])).error == nil)
      }
    }
    _ = try await house.end()
  }

  private func expect(_ answer: Account.Answer, of right: IdentityRight) async throws {
    switch right.requirement {
    case .clerk: #expect(answer.error == "PermissionDenied", "\(right.method)")
    case .approval: #expect(answer.error == "ApprovalNeeded", "\(right.method) \(answer)")
    case .signature: #expect(answer.rule != nil && answer.error == "Denied", "\(right.method) \(answer)")
    case .factors, .codeOrApproval:
      #expect(answer.error == "Denied" || answer.error == "RuleBroken", "\(right.method) \(answer)")
    case .nothing:
      #expect(answer.error != "PermissionDenied" && answer.error != "ApprovalNeeded", "\(right.method)")
    }
  }

  @Test func `a change that is to be bound as nothing is asks nobody`() async throws {
    let house = try await Self.household()
    let account = try Account(Self.annas, in: house)
    let fields: [String: JSONValue] = .texts(["user": "anna", "kind": "codeReader", "binding": "stamp"])
    let answer = try await account.call(.orderCodeDevice, fields)
    #expect(answer.error == "InvalidParameter" && answer["parameter"] == "binding", "\(answer)")
    #expect(try await house.facts(["app", "pending", "anna"]) == [:])
    _ = try await house.end()
  }

  @Test func `root is the clerk: it needs no approval, and no wrong factor of its holds either`() async throws
  {
    let house = try await Self.household()
    let things = try await things(house)
    let root = try Account(0, in: house)
    for right in Self.rights where right.method != .letAsk && right.method != .registerService {
      let answer = try await root.call(right.method, Self.fields(of: right.method, things))
      #expect(answer.error != "PermissionDenied" && answer.error != "ApprovalNeeded", "\(right.method)")
      guard [.factors, .signature, .codeOrApproval].contains(right.requirement) else { continue }
      #expect(answer.error != nil, "\(right.method) \(answer)")
    }
    _ = try await house.end()
  }

  @Test func `the reader is its owner's and root's, and the log shows each what is theirs`() async throws {
    let house = try await Self.household()
    let reading = ["Status", "Accounts", "Settings"].map { "dk.kodeoplaeser.Reader.\($0)" }
    for (uid, may) in [
      (0, true), (Self.annas, true), (Self.bentes, false), (Self.bank, false), (Self.nobody, false),
    ] {
      let account = try Account(uid, in: house)
      for method in reading {
        #expect((try await account.call(method).error == nil) == may, "\(uid) \(method)")
      }
    }
    let rows = try await house.begin(["log", "--json"], as: Self.bentes).end()
    #expect(rows.status == 0 && !rows.lines.isEmpty)
    #expect(!rows.lines.contains { $0.contains("anna") }, "\(rows.lines)")
    #expect(try await house.begin(["log"], as: Self.nobody).end().status == 4)
    #expect(try await house.begin(["log", "verify"], as: Self.nobody).end().status == 4)
    _ = try await house.end()
  }
}
