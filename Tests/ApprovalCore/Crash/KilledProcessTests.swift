import ApprovalCore
import Children
import Cryptography
// SPDX-License-Identifier: GPL-3.0-or-later
import Devices
import Foundation
import Storage
import Testing

/// A real process on a real database, killed with SIGKILL wherever it happens to be.
@Suite(.atLeisure) struct KilledProcessTests {
  private static let lives = 8

  @Test(arguments: [1, 32])
  func `what a killed process had answered is there, and nothing stands half-way`(people: Int) async throws {
    let folder = try Scratch("killed")
    var random = SeededGenerator(state: 7)
    var told: [String: String] = [:]
    for _ in 0..<Self.lives {
      let answers = Int.random(in: 1...12 * people, using: &random)
      for line in try await life(of: people, in: folder.path, lines: answers) { told[line.id] = line.state }
      try await check(told, in: folder.path)
    }
    #expect(told.values.contains("approved"))
  }

  /// Lets the program live until it has told so much, kills it, and takes what it still told.
  private func life(of people: Int, in folder: String, lines count: Int) async throws -> [(
    state: String, id: String
  )] {
    let child = try Child([Self.program, folder, String(people)])
    var lines: [String] = []
    while lines.count < count {
      guard let line = await child.nextLine() else { break }
      lines.append(line)
    }
    child.send(SIGKILL)
    let end = await child.end()
    #expect(end.status == 128 + SIGKILL, "\(end.errors)")
    return (lines + end.lines).map { $0.split(separator: " ").map(String.init) }.filter { $0.count == 2 }
      .map { ($0[0], $0[1]) }
  }

  private func check(_ told: [String: String], in folder: String) async throws {
    let store = try CoreDatabase(inFolder: folder)
    let core = try IdentityProvider(store: store, clock: ManualClock(), passwordCost: .forTests)
    #expect(try await core.verifyAudit()?.fault == nil)
    let tale = try await tale(of: core)
    let living = try store.livingApprovals()
    #expect(Set(living.map(\.user)).count == living.count, "one living approval a person")
    for (id, state) in told {
      let approvalID = try #require(ApprovalID(id))
      let kept = try #require(try store.approval(approvalID))
      #expect(state == "requested" || kept.state.rawValue == state)
      #expect(tale[id] == kept.state.rawValue, "the log and the record are one commit")
      #expect((kept.receipt != nil) == [.approved, .rejected].contains(kept.state))
      if let receipt = kept.receipt {
        #expect(Receipt(compact: receipt).payload(verifiedWith: core.receiptKey) != nil)
      }
    }
  }

  /// The last state that the audit log tells of each approval.
  private func tale(of core: IdentityProvider) async throws -> [String: String] {
    var tale: [String: String] = [:]
    for entry in try await core.auditEntries(after: 0, limit: .max) where entry.event.hasPrefix("approval.") {
      tale[entry.subject] = String(entry.event.dropFirst("approval.".count))
    }
    return tale
  }

  /// The program stands beside the tests' own.
  private static let program =
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/Approver"
}
