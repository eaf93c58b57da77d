// SPDX-License-Identifier: GPL-3.0-or-later

/// What an audit row tells, before it has its place in the chain.
struct AuditEvent {
  let name: String
  let user: String
  let subject: String

  init(_ name: String, user: UserID, subject: String) {
    self.name = name
    self.user = user.canonical
    self.subject = subject
  }

  /// An event that is no user's.
  init(_ name: String, subject: String) {
    self.name = name
    user = ""
    self.subject = subject
  }

  /// What was done to the account that asked for an approval.
  init(_ name: String, of approval: Approval) {
    self.init(name, user: approval.user, subject: approval.asker.map { String($0) } ?? "")
  }

  /// The row for what an approval went through; `nil` where nothing is worth a row.
  init?(_ effect: ApprovalEffect, of approval: Approval) {
    switch effect {
    case .entered(let state):
      self.init("approval.\(state.rawValue)", user: approval.user, subject: approval.id.text)
    case .missed: self.init("approval.wrongCode", user: approval.user, subject: approval.id.text)
    case .extended: self.init("approval.extended", user: approval.user, subject: approval.id.text)
    case .refuse: return nil
    }
  }
}
