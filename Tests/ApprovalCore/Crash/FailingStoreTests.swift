import ApprovalCore
// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Testing

/// The store fails at each write of each operation in turn, and the core starts again.
@Suite(.atLeisure) struct FailingStoreTests {
  @Test(arguments: Operation.all)
  func `after a crash the state is the one before or the one after`(operation: Operation) async throws {
    let founded = try await Founding.make()
    let (before, _) = try await outcome(of: operation, founded, failing: nil, doing: false)
    let (after, writes) = try await outcome(of: operation, founded, failing: nil, doing: true)
    #expect(before != after, "the operation changes something")
    // What lapsed has lapsed, whoever looks: an operation that finds it so may have kept that and nothing more.
    let lapsed = try await outcome(of: operation, founded, failing: nil, doing: false, lookingAfter: true)
      .state
    #expect(writes > 0)
    for write in 0..<writes {
      let lost = try await outcome(of: operation, founded, failing: (.beforeKeeping, write), doing: true)
        .state
      let kept = try await outcome(of: operation, founded, failing: (.afterKeeping, write), doing: true).state
      #expect(lost == before || (write > 0 && lost == lapsed), "write \(write) of \(writes) not kept")
      #expect(kept == after || kept == lapsed, "write \(write) of \(writes) kept, its answer lost")
    }
  }

  /// What a core that starts again finds, and how often the operation wrote.
  private func outcome(
    of operation: Operation, _ founded: Founding, failing fault: (MemoryStore.Fault, write: Int)?,
    doing: Bool,
    lookingAfter: Bool = false
  ) async throws -> (state: [String], writes: Int) {
    var world = try World(founded: founded)
    var deed = Deed()
    for step in operation.before { try? await world.perform(step, &deed) }
    let writes = world.store.commits
    if let fault { world.store.fail(fault.0, after: fault.write) }
    if doing { try? await world.perform(operation.step, &deed) }
    if lookingAfter { try? await world.perform(.look, &deed) }
    let written = world.store.commits - writes
    world.store.heal()
    try world.restart()
    #expect(try await world.core.verifyAudit()?.fault == nil)
    return (world.store.records.outline, written)
  }
}
