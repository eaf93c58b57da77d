// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// A core with its people, and somebody who does steps to it through the public API and watches what it keeps.
struct World {
  let store: MemoryStore
  let clock: ManualClock
  /// The policy of its core; the witness knows but the true one.
  let limits: Limits
  var core: IdentityProvider
  /// The approvals in the order they were asked for.
  var approvals: [ApprovalID] = []
  /// The code that was accepted last.
  var spentCode: GivenCode?
  var witness: Witness
  /// How far the clock was set forward since the core last kept anything: over a boot that may be taken for time off.
  var unseenLeap = Duration.zero
  /// How much time off was taken for time that passed, all boots together.
  var believed = Duration.zero
  /// The enrolment begun last.
  var enrolment: EnrolmentID?
  /// What was given back last of each purpose, and taken.
  var spentCodes: [PendingCode.Purpose: Secret] = [:]

  static let pin = Secret(utf8: "270945")
  static let wrongPIN = Secret(utf8: "270946")
  static let passwordText = "Vinterhave ved 7 fjorde"
  /// What each person chooses, made once.
  static let passwords = Step.Person.allCases.reduce(into: [UserID: Password]()) { passwords, person in
    passwords[person.user] = try? Password(passwordText, for: person.user)
  }
  static let password = Secret(utf8: passwordText)
  static let wrongPassword = Secret(utf8: "Sommerhave ved 7 fjorde")

  /// A world that begins where the founding of it ended.
  init(
    founded: Founding, limits: Limits = Limits(), distortion: (@Sendable (Approval) -> Approval)? = nil
  ) throws {
    self.limits = limits
    store = MemoryStore(founded.records, distortion: distortion)
    clock = ManualClock(like: founded.clock)
    core = try Self.core(on: store, clock, limits)
    witness = Witness(store.records, receiptKey: core.receiptKey)
  }

  static func core(on store: MemoryStore, _ clock: ManualClock, _ limits: Limits = Limits()) throws(CoreError)
    -> IdentityProvider
  {
    try IdentityProvider(store: store, clock: clock, limits: limits, passwordCost: .forTests)
  }

  mutating func restart() throws(CoreError) {
    unseenLeap = .zero
    core = try Self.core(on: store, clock, limits)
  }

  /// Does the steps in order; the first rule that the core broke.
  mutating func broken(by steps: [Step]) async throws -> String? {
    for (place, step) in steps.enumerated() {
      if let broken = try await broken(by: step) { return "after step \(place + 1), \(step): \(broken)" }
    }
    return try await core.verifyAudit()?.fault.map { "the audit log does not hold: \($0)" }
      ?? witness.brokenTale
  }

  private mutating func broken(by step: Step) async throws -> String? {
    var deed = Deed()
    let commits = store.commits
    do throws(CoreError) {
      try await perform(step, &deed)
    } catch {
      if case .store = error {
        store.heal()
        try restart()
      }
    }
    if let forged = deed.forged { return "a false signature was taken for an answer, \(forged)" }
    // Where nothing was written, nothing changed.
    guard store.commits > commits else { return nil }
    if store.records.audit.count > witness.last.audit.count { unseenLeap = .zero }
    let now = core.currentTime()
    let broken = witness.broken(
      by: deed, leading: store.records, at: now, passed: clock.seen + believed)
    if let code = witness.accepted { spentCode = code }
    return broken
  }
}
