// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// A core with its people, and somebody who does steps to it through the public API and watches what it keeps.
struct World {
  let store: MemoryStore
  let clock: ManualClock
  var core: ApprovalCore
  /// The approvals in the order they were asked for.
  var approvals: [ApprovalID] = []
  /// The code that was accepted last.
  var spentCode: GivenCode?
  var witness: Witness
  /// How far the clock was set forward since the core last kept anything: a core that starts again takes that for time
  /// that passed, as it must, for nobody was there to see it.
  var unseenLeap = Duration.zero
  private var takenForPassed = Duration.zero

  static let pin = Secret(utf8: "270945")
  static let wrongPIN = Secret(utf8: "270946")
  static let passwordText = "Vinterhave ved 7 fjorde"
  static let password = Secret(utf8: passwordText)
  static let wrongPassword = Secret(utf8: "Sommerhave ved 7 fjorde")

  /// A world that begins where the founding of it ended.
  init(founded: Founding, distortion: (@Sendable (Approval) -> Approval)? = nil) throws {
    store = MemoryStore(founded.records, distortion: distortion)
    clock = ManualClock(wall: founded.end)
    core = try Self.core(on: store, clock)
    witness = Witness(store.records, receiptKey: core.receiptKey)
  }

  static func core(on store: MemoryStore, _ clock: ManualClock) throws(CoreError) -> ApprovalCore {
    try ApprovalCore(store: store, clock: clock, passwordCost: .forTests)
  }

  mutating func restart() throws(CoreError) {
    takenForPassed += unseenLeap
    unseenLeap = .zero
    core = try Self.core(on: store, clock)
  }

  /// Does the steps in order; the first rule that the core broke.
  mutating func broken(by steps: [Step]) async throws -> String? {
    for (place, step) in steps.enumerated() {
      if let broken = try await broken(by: step) { return "after step \(place + 1), \(step): \(broken)" }
    }
    let (_, fault) = try await core.verifyAudit()
    return fault.map { "the audit log does not hold: \($0)" } ?? witness.brokenTale
  }

  private mutating func broken(by step: Step) async throws -> String? {
    var deed = Deed()
    do throws(CoreError) {
      try await perform(step, &deed)
    } catch {
      if case .store = error {
        store.heal()
        try restart()
      }
    }
    if store.records.audit.count > witness.last.audit.count { unseenLeap = .zero }
    let now = await core.currentTime()
    let broken = witness.broken(
      by: deed, leading: store.records, at: now, passed: clock.uptime + takenForPassed)
    if let code = witness.accepted { spentCode = code }
    return broken
  }
}
