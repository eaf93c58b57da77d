// SPDX-License-Identifier: GPL-3.0-or-later

/// Time as it passes for approvals.
extension IdentityProvider {
  /// Every approval that still lives, for a reader that starts again.
  public func livingApprovals() async throws(CoreError) -> [Approval] {
    try await settled { () throws(CoreError) -> [Approval] in
      try expireAllLapsed()
      return try read { store throws(StoreError) in try store.livingApprovals() }
    }
  }

  /// Expires what has lapsed, and says when to look again; `nil` when nothing lives.
  @discardableResult
  public func expireLapsed() async throws(CoreError) -> Duration? {
    try await settled { () throws(CoreError) in try expireAllLapsed() }
  }

  @discardableResult
  private func expireAllLapsed() throws(CoreError) -> Duration? {
    let living = try read { store throws(StoreError) in try store.livingApprovals() }
    var next: Instant?
    for approval in living {
      guard let deadline = try tick(approval.id)?.deadline else { continue }
      next = min(next ?? deadline, deadline)
    }
    return next.map { max(.zero, $0.duration(since: now())) }
  }

  func expireLapsed(of user: UserID) throws(CoreError) {
    guard let living = try read({ store throws(StoreError) in try store.livingApproval(of: user) }) else {
      return
    }
    try tick(living.id)
  }

  @discardableResult
  private func tick(_ id: ApprovalID) throws(CoreError) -> Approval? {
    let approval = try perform(.tick, on: approval(id))
    return approval.state.isLiving ? approval : nil
  }
}
