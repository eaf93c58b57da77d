// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Reader
internal import Varlink

/// `dk.kodeoplaeser.Identity`: for the user, the clerk and the owner.
struct IdentityService: Sendable {
  let core: ApprovalCore
  let enrolment: Enrolment
  let conversation: Conversation
  let permission: Permission

  func interface() throws(VarlinkError) -> VarlinkInterface {
    let permission = permission
    return try VarlinkInterface(
      IdentityInterface.description, permits: { permission.controlsReader($0.uid) },
      methods: [
        VarlinkMethod(IdentityInterface.enrol, enrol),
        VarlinkMethod(several: IdentityInterface.log, log),
        VarlinkMethod(IdentityInterface.verifyLog, verifyLog),
      ] + IdentityRules(core: core, enrolment: enrolment).methods)
  }

  private func enrol(_ call: IdentityInterface.Enrolment, by peer: VarlinkPeer) async throws
    -> IdentityInterface.Enrolled
  {
    do {
      let user = try UserID(call.user)
      let owner = try await enrolment.enrol(
        user, password: Password(call.password.plain, for: user), pin: PIN(call.pin.plain),
        systemAccount: peer.person)
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
    var sequence = Int64(query.after ?? 0)
    while true {
      let page = try await core.auditEntries(after: sequence, limit: Self.page)
      guard let last = page.last else { return IdentityInterface.LogReply(entry: nil) }
      for entry in page { try await call.send(IdentityInterface.LogReply(entry: .init(entry))) }
      sequence = last.sequence
    }
  }

  private func verifyLog(_: Nothing, by _: VarlinkPeer) async throws -> IdentityInterface.LogCheck {
    let (rows, fault) = try await core.verifyAudit()
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
