// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Reader
internal import Varlink

/// `dk.kodeoplaeser.Identity`: for the account that stands for a user, and for root, the clerk. Who may call what stands in
/// `IdentityRight`; the three methods here have their own line each.
struct IdentityService: Sendable {
  let core: ApprovalCore
  let enrolment: Enrolment
  let conversation: Conversation
  let permission: Permission

  func interface() throws(VarlinkError) -> VarlinkInterface {
    try VarlinkInterface(
      IdentityInterface.description,
      methods: [
        VarlinkMethod(IdentityInterface.enrol, enrol),
        VarlinkMethod(several: IdentityInterface.log, log),
        VarlinkMethod(IdentityInterface.verifyLog, verifyLog),
      ]
        + IdentityRules(
          core: core, enrolment: enrolment, permission: permission, budget: CallBudget(core.limits)
        ).methods)
  }

  private func enrol(_ call: IdentityInterface.Enrolment, by peer: VarlinkPeer) async throws
    -> IdentityInterface.Enrolled
  {
    guard permission.controlsReader(peer.uid) else { throw VarlinkReplyError.permissionDenied }
    do {
      let user = try UserID(call.user)
      let owner = try await enrolment.enrol(
        user, password: Password(call.password.secret, for: user), pin: PIN(call.pin.secret),
        for: Applicant(
          account: peer.person, user: core.user(standingFor: peer.uid), isClerk: peer.uid == 0))
      await conversation.belong(to: owner)
      return IdentityInterface.Enrolled(serial: owner.device.serial)
    } catch let error as IdentityError {
      throw IdentityInterface.ruleBroken(error.phrase, message: error.description)
    } catch EnrolmentError.readerIsTaken {
      throw IdentityInterface.ruleBroken(
        "readerIsTaken", message: "this reader belongs to somebody else already")
    } catch EnrolmentError.userExists {
      throw IdentityInterface.ruleBroken("userExists", message: "this user ID is taken")
    }
  }

  private static let page = 256

  private func log(
    _ query: IdentityInterface.LogQuery, _ call: VarlinkCall<IdentityInterface.LogReply>
  ) async throws -> IdentityInterface.LogReply {
    let reader = try await reader(call.peer)
    var sequence = Int64(query.after ?? 0)
    while true {
      let page = try await core.auditEntries(after: sequence, limit: Self.page)
      guard let last = page.last else { return IdentityInterface.LogReply(entry: nil) }
      for entry in page where reader.map({ $0.canonical == entry.user }) ?? true {
        try await call.send(IdentityInterface.LogReply(entry: .init(entry)))
      }
      sequence = last.sequence
    }
  }

  /// Whose rows a peer may read: root all of them, an account those of the user it stands for.
  private func reader(_ peer: VarlinkPeer) async throws -> UserID? {
    if peer.uid == 0 { return nil }
    guard let user = try await core.user(standingFor: peer.uid) else {
      throw VarlinkReplyError.permissionDenied
    }
    return user
  }

  private func verifyLog(_: Nothing, by peer: VarlinkPeer) async throws -> IdentityInterface.LogCheck {
    if !permission.controlsReader(peer.uid) { _ = try await reader(peer) }
    guard let (rows, fault) = try await core.verifyAudit() else { throw CancellationError() }
    return IdentityInterface.LogCheck(
      isWhole: fault == nil, entries: Int(rows), firstBroken: fault.map { Int($0.sequence) })
  }
}

extension IdentityInterface.LogEntry {
  fileprivate init(_ entry: AuditEntry) {
    self.init(
      number: Int(entry.sequence), at: entry.at.description, event: entry.event, subject: entry.subject)
  }
}
