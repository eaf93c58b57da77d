// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Reader
internal import ServiceInterfaces
internal import Storage
internal import Varlink

/// `dk.kodeoplaeser.Identity`: for the account that stands for a user, and for root, the clerk. Who may call what stands in
/// `IdentityRight`; what the core is asked then, in a handler a method.
struct IdentityService: IdentityInterface.Handlers {
  /// What the gate makes of a peer once its call passed.
  typealias Caller = IdentityGate.Caller

  let core: IdentityProvider
  /// Knows which authenticator is the reader itself.
  let enrolment: ReaderEnrolment
  let conversation: Conversation
  let backup: StateBackup
  let permission: Permission
  let budget: CallBudget
  let recoveryBudget: CallBudget

  private var gate: IdentityGate {
    IdentityGate(
      core: core, enrolment: enrolment, permission: permission, budget: budget,
      recoveryBudget: recoveryBudget)
  }

  func perform<Parameters: Codable & Sendable, Reply: Sendable>(
    _ method: IdentityInterface.Method, _ parameters: Parameters, for peer: VarlinkPeer,
    _ handler: (Caller) async throws -> Reply
  ) async throws -> Reply {
    try await telling { try await gate.perform(method, parameters, for: peer, handler) }
  }

  /// Turns the core's errors into the rule that said no: whoever may ask here may know.
  private func telling<Reply>(_ work: () async throws -> Reply) async throws -> Reply {
    do {
      return try await work()
    } catch CoreError.refused(let refusal) {
      throw IdentityInterface.Denied(refusal)
    } catch CoreError.chipKey(let error) {
      throw IdentityInterface.RuleBroken(rule: error.code, message: error.description)
    } catch let error as ChipKeyError {
      throw IdentityInterface.RuleBroken(rule: error.code, message: error.description)
    } catch CoreError.identity(let error) {
      throw IdentityInterface.RuleBroken(rule: error.code, message: error.description)
    } catch CoreError.invalidText(let error) {
      throw IdentityInterface.RuleBroken(rule: error.code, message: error.description)
    } catch let error as IdentityError {
      throw IdentityInterface.RuleBroken(rule: error.code, message: error.description)
    } catch let error as TextError {
      throw IdentityInterface.RuleBroken(rule: error.code, message: error.description)
    } catch let error as EnrolmentError {
      throw IdentityInterface.RuleBroken(rule: error.code, message: error.description)
    }
  }

  // MARK: The reader's own user

  func enrol(_ given: IdentityInterface.Enrol.Parameters, by caller: Caller) async throws
    -> IdentityInterface.Enrol.Reply
  {
    let user = try UserID(given.user)
    let owner = try await enrolment.enrol(
      user, password: Password(given.password.secret, for: user), pin: PIN(given.pin.secret),
      for: Applicant(
        account: caller.peer.person, user: core.user(standingFor: caller.peer.uid), isClerk: caller.isClerk,
        isApproved: caller.approval != nil, terms: given.terms.flatMap { Hexadecimal.decode($0) }))
    await conversation.belong(to: try await enrolment.owners())
    let isWished = given.recoveryCodes ?? false
    return .init(
      serial: owner.device.serial,
      codes: isWished ? try await SecretText(lines: core.makeRecoveryCodes(for: user)) : nil)
  }

  // MARK: The log

  private static let page = 256

  func log(
    _ given: IdentityInterface.Log.Parameters, by caller: Caller,
    _ call: VarlinkCall<IdentityInterface.Log.Reply>
  ) async throws -> IdentityInterface.Log.Reply {
    let reader = try await reader(caller)
    var sequence = Int64(given.after ?? 0)
    while true {
      let page = try await core.auditEntries(after: sequence, limit: Self.page)
      guard let last = page.last else { return .init() }
      for entry in page where reader.map({ $0.canonical == entry.user }) ?? true {
        try await call.send(.init(entry: .init(entry)))
      }
      sequence = last.sequence
    }
  }

  /// Of one user, by their approval: what they decided is told in words that nobody else is to hear.
  func history(
    _ given: IdentityInterface.History.Parameters, by _: Caller,
    _ call: VarlinkCall<IdentityInterface.History.Reply>
  ) async throws -> IdentityInterface.History.Reply {
    let user = try UserID(given.user)
    var last: ApprovalID?
    while true {
      let page = try await core.decisions(of: user, before: last, limit: Self.page)
      guard let end = page.last else { return .init() }
      for approval in page { try await call.send(.init(past: past(approval))) }
      last = end.id
    }
  }

  private func past(_ approval: Approval) -> IdentityInterface.Past {
    let text = approval.text
    return .init(
      approvalID: approval.id.text,
      decidedAt: core.wallTime(of: approval.decidedAt ?? approval.requestedAt).description,
      decision: approval.state.rawValue, reason: approval.reason?.rawValue,
      authenticator: approval.authenticator.description, service: text.service.text,
      action: text.action.rawValue, text: text.body, amount: text.amount?.decimal,
      currency: text.amount?.currency, payee: text.payee, toAccount: text.account, command: text.command,
      change: text.change?.canonical, receipt: approval.receipt)
  }

  /// Whose rows a caller may read: root all of them, an account those of the user it stands for.
  private func reader(_ caller: Caller) async throws -> UserID? {
    if caller.isClerk { return nil }
    guard let user = try await core.user(standingFor: caller.peer.uid) else {
      throw VarlinkReplyError.permissionDenied
    }
    return user
  }

  func verifyLog(by _: Caller) async throws -> IdentityInterface.VerifyLog.Reply {
    guard let (rows, fault) = try await core.verifyAudit() else { throw CancellationError() }
    return .init(
      isWhole: fault == nil, entries: Int(rows), firstBroken: fault.map { Int($0.sequence) })
  }

  func backUp(by _: Caller) async throws -> IdentityInterface.BackUp.Reply {
    let (folder, entries) = try await backup.make(named: core.wallTime().description)
    return .init(folder: folder, entries: Int(entries))
  }
}
