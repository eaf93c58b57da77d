// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import JSON
internal import Reader
internal import ServiceInterfaces
internal import Varlink

/// Lets a call pass as its row in the table says, or says what it needs.
struct IdentityGate: Sendable {
  let core: IdentityProvider
  /// Knows which authenticator is the reader itself.
  let enrolment: ReaderEnrolment
  let permission: Permission
  let budget: CallBudget
  /// The same, for what a recovery that is due serves.
  let recoveryBudget: CallBudget

  /// Who calls, once the call passed, and what it rests on: what its handler may do beyond what the call itself proves, and what
  /// follows. The gate alone makes one, and no handler is called without: a method that forgets to ask does not compile.
  struct Caller: Sendable {
    let peer: VarlinkPeer
    /// Whether a clerk calls, or the user is at their beginning: a password may be set anew then.
    fileprivate(set) var mayChoosePassword = false
    /// Whose recovery serves with this call.
    fileprivate var recovering: UserID?
    fileprivate(set) var approval: ApprovalID?

    fileprivate init(_ peer: VarlinkPeer) { self.peer = peer }

    /// Whether it is root, who stands for the clerk.
    var isClerk: Bool { peer.uid == 0 }
  }

  /// Performs a call that passes.
  ///
  /// - Throws: `PermissionDenied`, or `ApprovalNeeded` with the approval that was begun for it.
  func perform<Parameters: Codable & Sendable, Reply>(
    _ method: IdentityInterface.Method, _ parameters: Parameters, for peer: VarlinkPeer,
    _ handler: (Caller) async throws -> Reply
  ) async throws -> Reply {
    let right = IdentityRight.of(method)
    let call = try IdentityCall(right, parameters)
    guard let budget = try await budget(of: right, for: peer) else {
      return try await perform(call, for: peer, handler)
    }
    try budget.spend(peer.uid, at: core.currentTime())
    // What changes nothing costs nothing: it is counted beforehand, so that many at once are no more than the rest.
    let keeping = Keeping()
    defer { if !keeping.didKeep { budget.giveBack(peer.uid) } }
    return try await keeping.during { try await perform(call, for: peer, handler) }
  }

  /// What a call is counted in, if it is. Who recovers has a budget of their own: a program of their uid that used up the day's
  /// changes before keeps nobody from the way back.
  private func budget(of right: IdentityRight, for peer: VarlinkPeer) async throws -> CallBudget? {
    guard right.isCounted, peer.uid != 0, !core.isOfService(peer.uid) else { return nil }
    guard right.isOfRecovery, let user = try await core.user(standingFor: peer.uid),
      try await core.isRecovered(user)
    else { return budget }
    return recoveryBudget
  }

  private func perform<Reply>(
    _ call: IdentityCall, for peer: VarlinkPeer, _ handler: (Caller) async throws -> Reply
  ) async throws -> Reply {
    let caller = try await pass(call, by: peer)
    do {
      let reply = try await handler(caller)
      try await finish(caller, isMade: true)
      return reply
    } catch {
      try await finish(caller, isMade: false)
      throw error
    }
  }

  private func finish(_ caller: Caller, isMade: Bool) async throws {
    if let approval = caller.approval { try await core.finish(approval, isMade: isMade) }
    if isMade, let user = caller.recovering { try await core.finishRecovery(of: user) }
  }

  // MARK: Who

  private func pass(_ call: IdentityCall, by peer: VarlinkPeer) async throws -> Caller {
    var caller = Caller(peer)
    if caller.isClerk {
      caller.mayChoosePassword = true
      return caller
    }
    let user = try await core.user(standingFor: peer.uid)
    switch call.right.subject {
    case .everybody: return caller
    case .reader:
      guard permission.controlsReader(peer.uid) else { throw VarlinkReplyError.permissionDenied }
      try await requireForReader(call, of: &caller, standingFor: user)
      return caller
    case .noUser, .enrolment:
      guard call.right.requirement != .clerk, user != nil || permission.controlsReader(peer.uid) else {
        throw VarlinkReplyError.permissionDenied
      }
      return caller
    case .user, .authenticator:
      if call.right.isForReader, try await isAboutReader(call), permission.controlsReader(peer.uid) {
        return caller
      }
      guard let user, try await subject(of: call) == user else { throw VarlinkReplyError.permissionDenied }
      try await require(call, of: &caller, for: user)
      return caller
    }
  }

  private func isAboutReader(_ call: IdentityCall) async throws -> Bool {
    let owners = try await enrolment.owners()
    guard let owner = owners.first, owners.count == 1 else { return false }
    return try call.authenticator == owner.authenticator && call.user == owner.user
  }

  /// The user a call is about; whether there is one is nobody's business but theirs.
  private func subject(of call: IdentityCall) async throws -> UserID? {
    guard call.right.subject == .authenticator else { return try call.user }
    guard let authenticator = call.authenticator else { return nil }
    return try await core.holder(of: authenticator)
  }

  // MARK: What is needed

  private func require(_ call: IdentityCall, of caller: inout Caller, for user: UserID) async throws {
    switch call.right.requirement {
    case .clerk: throw VarlinkReplyError.permissionDenied
    case .nothing, .signature: return
    case .factors: try await takeFactors(call.right, of: &caller, for: user)
    case .codeOrApproval where call.hasCode: return
    case .approval, .codeOrApproval:
      if try await exempt(call.right, &caller, for: user) { return }
      caller.approval = try await approved(call, by: caller.peer, for: user)
    }
  }

  /// Who is there already gets the reader, once more or as a further device, by an approval on something of theirs, or by a recovery
  /// that waited.
  private func requireForReader(_ call: IdentityCall, of caller: inout Caller, standingFor user: UserID?)
    async throws
  {
    guard let user, try call.user == user, try await !core.isBeginning(user),
      try await !core.isRecovered(user)
    else { return }
    do {
      caller.approval = try await approved(call, by: caller.peer, for: user)
    } catch CoreError.refused(.bindingNotAllowed) {
      throw EnrolmentError.nothingApproves
    }
  }

  /// A device that was ordered is activated with the password that the user has; at the beginning they choose it.
  private func takeFactors(_ right: IdentityRight, of caller: inout Caller, for user: UserID) async throws {
    guard right.method == .activateCodeDevice else { return }
    caller.mayChoosePassword = try await core.isBeginning(user)
    guard !caller.mayChoosePassword else { return }
    caller.recovering = try await core.isRecovered(user) ? user : nil
  }

  /// Whether no approval is asked for.
  private func exempt(_ right: IdentityRight, _ caller: inout Caller, for user: UserID) async throws -> Bool {
    if right.exemptions.contains(.beginning), try await core.isBeginning(user) {
      caller.mayChoosePassword = true
      return true
    }
    guard right.exemptions.contains(.recovery), try await core.isRecovered(user) else { return false }
    // An order alone has not served: what it orders is activated by a call of its own.
    caller.recovering = right.method == .orderCodeDevice ? nil : user
    return true
  }

  private func approved(_ call: IdentityCall, by peer: VarlinkPeer, for user: UserID) async throws
    -> ApprovalID
  {
    let change =
      call.right.method == .enrol
      ? try await enrolment.change(for: user) : try await IdentityChange(call.parameters, in: core)
    if let text = call.approval {
      guard let id = ApprovalID(text) else { throw CoreError.refused(.notApprovedForThis) }
      try await core.take(id, for: change, of: user, by: peer.uid)
      return id
    }
    let approval = try await core.request(
      change, of: user, through: try call.binding.map { Binding($0) }, by: peer.uid)
    throw IdentityInterface.ApprovalNeeded(approval, expiresAt: core.wallTime(of: approval.expiresAt))
  }
}

/// A call as the gate sees it: the row of its method, and what it says of whom it is about and what it rests on, whatever else it
/// takes.
private struct IdentityCall {
  let right: IdentityRight
  let parameters: any Sendable
  private let said: IdentitySubject

  init(_ right: IdentityRight, _ parameters: some Codable & Sendable) throws(JSONError) {
    self.right = right
    self.parameters = parameters
    said = try JSONValue(encoding: parameters).decoded()
  }

  /// Nil where it names none, or nothing that is one: then it is about nobody.
  var user: UserID? {
    get throws { try said.user.map { try UserID($0) } }
  }

  var authenticator: AuthenticatorID? { said.authenticator.flatMap { Int64($0) }.map { AuthenticatorID($0) } }

  var hasCode: Bool { said.code != nil }

  var approval: String? { said.approval }

  /// - Throws: `InvalidParameter` where there is no such binding.
  var binding: ApprovalInterface.Binding? {
    get throws {
      try said.binding.map { name in
        guard let binding = ApprovalInterface.Binding(rawValue: name) else {
          throw VarlinkReplyError.invalidParameter(.binding)
        }
        return binding
      }
    }
  }
}
