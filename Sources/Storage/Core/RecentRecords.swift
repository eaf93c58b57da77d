// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Records that were kept or read a moment ago and will be asked for again: the approvals that live, and the
/// authenticators they are answered on.
///
/// The file is this program's alone while it is open, so what was committed last is what stands in it. Reading them from
/// here saves an approval's five steps the unsealing and the checking of what this program itself has just checked.
struct RecentRecords {
  private var approvals: [ApprovalID: Approval] = [:]
  private var authenticators: [AuthenticatorID: Authenticator] = [:]

  /// Most of each kind; beyond it all are forgotten, and read again as they are asked for.
  private static let most = 4096

  func approval(_ id: ApprovalID) -> Approval? { approvals[id] }

  func authenticator(_ id: AuthenticatorID) -> Authenticator? { authenticators[id] }

  /// How much of a change is to be written.
  enum News {
    /// All of it.
    case whole
    /// What events change: the rest stands in its row.
    case moved
    /// Nothing: it is there already.
    case none
  }

  /// Takes note of a change that is being committed.
  mutating func news(in change: Change) -> News {
    switch change {
    case .approval(let approval):
      defer { note(approval) }
      // Where another authenticator takes it up, the reference to it is written and checked too.
      return approvals[approval.id]?.authenticator == approval.authenticator ? .moved : .whole
    case .authenticator(let record):
      if authenticators[record.id] == record { return .none }
      note(record)
    default: break
    }
    return .whole
  }

  mutating func note(_ record: Authenticator) {
    if authenticators.count >= Self.most { authenticators = [:] }
    authenticators[record.id] = record
  }

  private mutating func note(_ approval: Approval) {
    if approvals.count >= Self.most { approvals = [:] }
    approvals[approval.id] = approval.state.isLiving ? approval : nil
  }
}
