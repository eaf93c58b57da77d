// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import Testing

/// Random sequences of events against the whole core.
///
/// `PROPERTY_SEED=N PROPERTY_COUNT=1 swift test --filter PropertyTests` brings one sequence back; a larger count looks
/// further than the everyday run.
@Suite(.atLeisure) struct PropertyTests {
  private static let shards = 4
  private static let first = number("PROPERTY_SEED") ?? 1
  private static let count = number("PROPERTY_COUNT") ?? 10_000

  @Test(arguments: 0..<shards)
  func `no sequence of events breaks a rule`(shard: Int) async throws {
    if let broken = try await Self.firstBroken(in: shard) { Issue.record(broken) }
  }

  /// The report of the first sequence of a shard that breaks a rule.
  private static func firstBroken(in shard: Int) async throws -> Comment? {
    let founded = try await Founding.make()
    for seed in stride(from: first + UInt64(shard), to: first + count, by: shards) {
      var generator = StepGenerator(seed: seed)
      let steps = generator.sequence()
      var world = try World(founded: founded)
      if try await world.broken(by: steps) != nil { return try await report(seed, steps, founded) }
    }
    return nil
  }

  @Test func `a core that approves unheard is caught by the shortest sequence there is`() async throws {
    let founded = try await Founding.make()
    // Whoever reads an approval that is bound is told that it was heard: as if the core had no such rule.
    let forgetful: @Sendable (Approval) -> Approval = { $0.state == .bound ? $0.entered(.heard) : $0 }
    let steps: [Step] = [
      .look, .request(.anna, .qrCode, text: 1), .wait(seconds: 60), .open(.latest, rightPIN: false),
      .open(.latest, rightPIN: true), .unfreeze(.bent), .see(.latest, ownLink: true), .approve(.latest),
      .look,
    ]
    let smallest = try await shrunk(steps) { steps in
      var world = try World(founded: founded, distortion: forgetful)
      return try await world.broken(by: steps) != nil
    }
    #expect(
      smallest == [
        .request(.anna, .qrCode, text: 0), .open(.latest, rightPIN: true), .see(.latest, ownLink: true),
        .approve(.latest),
      ])
  }

  /// Policies that are not ours, each in one number.
  enum Looser: CaseIterable {
    case switchWait, timeOff, phoneQuarantine, copyLifetime, apps, codeDevices

    var limits: Limits {
      var limits = Limits()
      switch self {
      case .switchWait: limits.methodSwitchDelay = .seconds(3600)
      case .timeOff: limits.believedTimeOff = .seconds(86_400)
      case .phoneQuarantine: limits.phoneQuarantine = .zero
      case .copyLifetime: limits.appCopyLifetime = .seconds(86_400)
      case .apps: limits.activeApps = 9
      case .codeDevices: limits.activeCodeDevices = 2
      }
      return limits
    }
  }

  @Test(arguments: Looser.allCases)
  func `a core whose policy is looser than ours is caught`(looser: Looser) async throws {
    let founded = try await Founding.make()
    for seed in 1...UInt64(Self.enoughToCatch) {
      var generator = StepGenerator(seed: seed)
      let steps = generator.sequence()
      var world = try World(founded: founded, limits: looser.limits)
      if try await world.broken(by: steps) != nil { return }
    }
    Issue.record("nothing was noticed in \(Self.enoughToCatch) sequences")
  }

  private static let enoughToCatch = 10_000

  @Test func `the sequences reach what the rules are about`() async throws {
    let founded = try await Founding.make()
    var reached: Set<String> = []
    for seed in 1...UInt64(500) {
      var generator = StepGenerator(seed: seed)
      var world = try World(founded: founded)
      _ = try await world.broken(by: generator.sequence())
      let bindings = world.store.records.approvals.values.filter { $0.state == .approved }.map(\.binding)
      reached.formUnion(bindings.map { "approved by \($0.rawValue)" })
      reached.formUnion(world.store.records.audit.map(\.event))
    }
    let wanted = Self.wanted.union(Binding.allCases.map { "approved by \($0.rawValue)" })
    #expect(wanted.subtracting(reached).sorted() == [])
  }

  private static let wanted: Set<String> = [
    "enrolment.passportCode", "enrolment.chip", "enrolment.face", "enrolment.clerk", "enrolment.userID",
    "phone.bound", "phone.changed", "app.temporaryPINSent", "app.temporaryPINAccepted", "app.copyShown",
    "authenticator.ordered", "authenticator.activated", "authenticator.blocked", "authenticator.deleted",
    "authenticator.locked", "code.wrong", "methodSwitch.requested", "methodSwitch.done",
    "methodSwitch.cancelled", "methodSwitch.back", "approval.approved", "approval.rejected",
    "approval.expired", "approval.cancelled", "approval.failed", "service.frozen", "service.unfrozen",
    "guessing.waits",
  ]

  private static func report(_ seed: UInt64, _ steps: [Step], _ founded: Founding) async throws -> Comment {
    let smallest = try await shrunk(steps) { steps in
      var world = try World(founded: founded)
      return try await world.broken(by: steps) != nil
    }
    var world = try World(founded: founded)
    let broken = try await world.broken(by: smallest) ?? "nothing, this time"
    let lines = smallest.map { "  \($0)" }.joined(separator: "\n")
    return "seed \(seed) breaks a rule \(broken); the smallest sequence is\n\(lines)"
  }

  private static func number(_ name: String) -> UInt64? {
    ProcessInfo.processInfo.environment[name].flatMap(UInt64.init)
  }
}
