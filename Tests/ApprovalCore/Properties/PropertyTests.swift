// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Foundation
import Testing

/// Random sequences of events against the whole core.
///
/// `PROPERTY_SEED=N PROPERTY_COUNT=1 swift test --filter PropertyTests` brings one sequence back; a larger count looks
/// further than the everyday run.
struct PropertyTests {
  private static let shards = 4
  private static let first = number("PROPERTY_SEED") ?? 1
  private static let count = number("PROPERTY_COUNT") ?? 10_000

  @Test(arguments: 0..<shards)
  func `no sequence of events breaks a rule`(shard: Int) async throws {
    let founded = try await Founding.make()
    for seed in stride(from: Self.first + UInt64(shard), to: Self.first + Self.count, by: Self.shards) {
      var generator = StepGenerator(seed: seed)
      let steps = generator.sequence()
      var world = try World(founded: founded)
      guard try await world.broken(by: steps) != nil else { continue }
      Issue.record(try await Self.report(seed, steps, founded))
      return
    }
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
