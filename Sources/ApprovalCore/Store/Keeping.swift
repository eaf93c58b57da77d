// SPDX-License-Identifier: GPL-3.0-or-later
internal import Synchronization

/// Whether the core kept anything for one call: for whoever counts what calls leave in the store for good.
///
/// It goes with the task, and not with the arguments of every method: what a call leads to in the core is one task's doing,
/// however many methods that takes.
public final class Keeping: Sendable {
  @TaskLocal static var current: Keeping?
  private let isNoted = Atomic<Bool>(false)

  /// Nothing was kept yet.
  public init() {}

  /// Whether anything was kept in the calls so far.
  public var didKeep: Bool { isNoted.load(ordering: .acquiring) }

  /// Makes calls of the core, and notes what is kept in them.
  public func during<Result>(_ calls: () async throws -> Result) async throws -> Result {
    try await Self.$current.withValue(self, operation: calls)
  }

  func note() { isNoted.store(true, ordering: .releasing) }
}
