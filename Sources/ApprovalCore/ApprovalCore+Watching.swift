// SPDX-License-Identifier: GPL-3.0-or-later

/// Following what the core keeps. Each stream ends with the task that reads it.
extension ApprovalCore {
  /// What happens from now on, in order and without gaps: for a reader that passes everything on at once, since what it does
  /// not take stays in memory.
  public func notices() -> AsyncStream<CoreNotice> {
    watch(keeping: .unbounded) { $0 }
  }

  /// One approval from how it stands now to its end, whatever becomes of others meanwhile: a reader that is slow may miss
  /// steps on the way, and never the last state.
  ///
  /// - Throws: `CoreError.refused(.unknownApproval)`.
  public func states(of id: ApprovalID) throws(CoreError) -> AsyncStream<Approval> {
    watch(keeping: .bufferingNewest(Self.keptStates), from: try approvalState(id)) { notice in
      guard case .approval(let approval) = notice, approval.id == id else { return nil }
      return approval
    }
  }

  /// That something of a kind has happened since the last look, however often: for a reader that then looks for itself.
  public func signals(of isMeant: @escaping @Sendable (CoreNotice) -> Bool) -> AsyncStream<Void> {
    watch(keeping: .bufferingNewest(1)) { isMeant($0) ? () : nil }
  }

  /// More than an approval has states, wrong tries and extensions.
  private static var keptStates: Int { 16 }

  func tell(_ notice: CoreNotice) { watchers.tell(notice) }

  private func watch<Element: Sendable>(
    keeping policy: AsyncStream<Element>.Continuation.BufferingPolicy, from first: Element? = nil,
    _ element: @escaping @Sendable (CoreNotice) -> Element?
  ) -> AsyncStream<Element> {
    let (stream, continuation, number) = watchers.add(keeping: policy, from: first, element)
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forget(watcher: number) }
    }
    return stream
  }

  private func forget(watcher number: Int) { watchers.remove(number) }
}
