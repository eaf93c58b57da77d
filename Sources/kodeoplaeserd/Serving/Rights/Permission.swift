// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Who may do what over the socket. A peer is its uid and nothing else; where no rule says yes, the answer is no.
///
/// 1. Root may do everything.
/// 2. The reader (`dk.kodeoplaeser.Reader`) is for the uid that the daemon runs as and for the owner's. Neither is a right to
///    anybody's identity: that is the table of `IdentityRight`.
/// 3. A uid may ask for approvals by the user it stands for.
/// 4. A registered service's uid may ask for approvals by anyone, under the names it is registered with.
struct Permission: Sendable {
  /// The uid that the daemon runs as.
  let own: UInt32
  /// Whether a uid is the one that the reader's owner has on this machine, at the time of the call.
  let isOwners: @Sendable (UInt32) -> Bool

  func controlsReader(_ uid: UInt32) -> Bool {
    uid == 0 || uid == own || isOwners(uid)
  }

  func asks(
    _ uid: UInt32, standingFor user: UserID?, registeredAs services: [ServiceName],
    for request: ApprovalRequest
  )
    -> Bool
  {
    uid == 0 || user == request.user || services.contains(request.text.service)
  }

  /// Whether who asks is a program that no service vouches for: its name is then its own word.
  func isProgram(_ uid: UInt32, registeredAs services: [ServiceName], for request: ApprovalRequest) -> Bool {
    uid != 0 && !services.contains(request.text.service)
  }
}
