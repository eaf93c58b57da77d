// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import JSON
internal import Reader
internal import Varlink

/// Lets a call of one rule pass as its row in the table says, or says what it needs.
struct IdentityGate: Sendable {
  let core: ApprovalCore
  /// Knows which authenticator is the reader itself.
  let enrolment: Enrolment
  let permission: Permission
  let budget: CallBudget

  /// What a call that passed rests on: what the rule may do beyond what the call itself proves, and what follows.
  struct Pass: Sendable {
    /// Whether a clerk calls, or the user is at their beginning: a password may be set anew then.
    var mayChoosePassword = false
    /// Whose recovery serves with this call.
    var recovering: UserID?
    fileprivate var approval: ApprovalID?
  }

  /// Performs a call that passes.
  ///
  /// - Throws: `PermissionDenied`, or `ApprovalNeeded` with the approval that was begun for it.
  func perform(
    _ rule: IdentityRule, _ given: IdentityFields, for peer: VarlinkPeer,
    _ work: (Pass) async throws -> IdentityFields
  ) async throws -> IdentityFields {
    let right = IdentityRight.of(rule)
    if right.isCounted, peer.uid != 0, !core.isOfService(peer.uid) {
      try budget.spend(peer.uid, at: core.currentTime())
    }
    let pass = try await pass(right, given, peer)
    do {
      let reply = try await work(pass)
      try await finish(pass, isMade: true)
      return reply
    } catch {
      try await finish(pass, isMade: false)
      throw error
    }
  }

  private func finish(_ pass: Pass, isMade: Bool) async throws {
    if let approval = pass.approval { try await core.finish(approval, isMade: isMade) }
    if isMade, let user = pass.recovering { try await core.finishRecovery(of: user) }
  }

  // MARK: Who

  private func pass(_ right: IdentityRight, _ given: IdentityFields, _ peer: VarlinkPeer) async throws -> Pass
  {
    if peer.uid == 0 { return Pass(mayChoosePassword: true) }
    let user = try await core.user(standingFor: peer.uid)
    switch right.subject {
    case .everybody: return Pass()
    case .nobody, .enrolment:
      guard right.requirement != .clerk, user != nil || permission.controlsReader(peer.uid) else {
        throw VarlinkReplyError.permissionDenied
      }
      return Pass()
    case .user, .authenticator:
      if right.isForReader, try await isAboutReader(given), permission.controlsReader(peer.uid) {
        return Pass()
      }
      guard let user, try await subject(of: right, given) == user else {
        throw VarlinkReplyError.permissionDenied
      }
      return try await pass(right, given, by: peer, for: user)
    }
  }

  private func isAboutReader(_ given: IdentityFields) async throws -> Bool {
    guard let owner = try await enrolment.owner() else { return false }
    return try given.authenticator() == owner.authenticator && given.user() == owner.user
  }

  /// The user a call is about; whether there is one is nobody's business but theirs.
  private func subject(of right: IdentityRight, _ given: IdentityFields) async throws -> UserID? {
    guard right.subject == .authenticator else { return try given.user() }
    guard let number = given["authenticator"]?.text.flatMap({ Int64($0) }) else { return nil }
    return try await core.holder(of: AuthenticatorID(number))
  }

  // MARK: What is needed

  private func pass(
    _ right: IdentityRight, _ given: IdentityFields, by peer: VarlinkPeer, for user: UserID
  ) async throws -> Pass {
    switch right.requirement {
    case .clerk: throw VarlinkReplyError.permissionDenied
    case .nothing, .signature: return Pass()
    case .factors: return try await factors(right, user)
    case .codeOrApproval where given["code"]?.text != nil: return Pass()
    case .approval, .codeOrApproval:
      if let exempt = try await exemption(of: right, user) { return exempt }
      return try await approved(right.rule, given, by: peer, for: user)
    }
  }

  /// A device that was ordered is activated with the password that the user has; at the beginning they choose it.
  private func factors(_ right: IdentityRight, _ user: UserID) async throws -> Pass {
    guard right.rule == .activateCodeDevice else { return Pass() }
    if try await core.isBeginning(user) { return Pass(mayChoosePassword: true) }
    return Pass(recovering: try await core.isRecovered(user) ? user : nil)
  }

  private func exemption(of right: IdentityRight, _ user: UserID) async throws -> Pass? {
    if right.exemptions.contains(.beginning), try await core.isBeginning(user) {
      return Pass(mayChoosePassword: true)
    }
    guard right.exemptions.contains(.recovery), try await core.isRecovered(user) else { return nil }
    // An order alone has not served: what it orders is activated by a call of its own.
    return Pass(recovering: right.rule == .orderCodeDevice ? nil : user)
  }

  private func approved(
    _ rule: IdentityRule, _ given: IdentityFields, by peer: VarlinkPeer, for user: UserID
  ) async throws -> Pass {
    let change = try await IdentityChange(rule, given, in: core)
    if let text = given["approval"]?.text {
      guard let id = ApprovalID(text) else { throw CoreError.refused(.notApprovedForThis) }
      try await core.take(id, for: change, of: user, by: peer.uid)
      return Pass(approval: id)
    }
    let binding = given["binding"]?.text.flatMap { ApprovalInterface.Binding(rawValue: $0) }
    let approval = try await core.request(
      change, of: user, through: binding.map { Channel($0) }, by: peer.uid)
    throw IdentityInterface.approvalNeeded(
      ApprovalInterface.Requested(approval, expiresAt: core.wallTime(of: approval.expiresAt)),
      binding: ApprovalInterface.Binding(approval.channel))
  }
}
