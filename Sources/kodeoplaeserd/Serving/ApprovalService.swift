// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import ServiceInterfaces
internal import Varlink

/// `dk.kodeoplaeser.Approval`: what services ask.
struct ApprovalService: ApprovalInterface.Handlers {
  let core: IdentityProvider
  let permission: Permission
  let requests: Requests
  /// Whether keys may be typed over the wire, which whoever asks should know.
  let allowsPressing: Bool

  func request(_ call: ApprovalInterface.Request.Parameters, by peer: VarlinkPeer) async throws
    -> ApprovalInterface.Request.Reply
  {
    try await takingAsLong {
      var request = try ApprovalRequest(call, limits: core.limits)
      request.asker = peer.uid
      let user = try await core.user(standingFor: peer.uid)
      let services = try await core.services(of: peer.uid)
      guard !request.isLocal || peer.uid == 0 else { throw VarlinkReplyError.permissionDenied }
      guard
        permission.asks(
          peer.uid, standingFor: user, registeredAs: services, of: request.user, as: request.text.service)
      else {
        throw VarlinkReplyError.permissionDenied
      }
      request.isFromProgram = permission.isProgram(peer.uid, registeredAs: services, for: request)
      guard try await mayBeNamed(request) else { throw ApprovalInterface.Refused() }
      let approval = try await core.request(request)
      // Who closed before they were answered cannot know what to watch, nor what to take back.
      if Task.isCancelled { await requests.abandon(approval.id, in: core) }
      var requested = ApprovalInterface.Request.Reply(
        approval, expiresAt: core.wallTime(of: approval.expiresAt))
      requested.allowsPressing = allowsPressing
      return requested
    }
  }

  /// For who may ask for approvals by that user; it takes as long for whom there is as for whom there is not.
  func methods(_ call: ApprovalInterface.Methods.Parameters, by peer: VarlinkPeer) async throws
    -> ApprovalInterface.Methods.Reply
  {
    let earliest = ContinuousClock.now + core.limits.refusalTime
    let methods = try await refusing {
      let service = try ServiceName(wire: call.service, limits: core.limits)
      let user = try await core.user(standingFor: peer.uid)
      let services = try await core.services(of: peer.uid)
      guard
        permission.asks(
          peer.uid, standingFor: user, registeredAs: services, of: try? UserID(call.user), as: service)
      else { throw VarlinkReplyError.permissionDenied }
      return try await core.methods(of: call.user, at: service)
    }
    try? await Task.sleep(until: earliest, clock: .continuous)
    return .init(
      methods: methods.map { .init(kind: $0.device.rawValue, binding: ApprovalInterface.Binding($0.binding)) }
    )
  }

  /// Refuses no sooner than after a time that is always the same: whether there is such a user, and how they stand, is not told
  /// by how long it took to find out.
  private func takingAsLong<Result>(_ work: () async throws -> Result) async throws -> Result {
    let earliest = ContinuousClock.now + core.limits.refusalTime
    do {
      return try await refusing(work)
    } catch {
      try? await Task.sleep(until: earliest, clock: .continuous)
      throw error
    }
  }

  /// Whether whoever asks may call themselves so.
  private func mayBeNamed(_ request: ApprovalRequest) async throws -> Bool {
    let name = request.text.service
    return request.isFromProgram ? try await core.isFree(name) : !name.isOwn
  }

  /// Every state from now to the last, a rejection twice where the reason follows; or, where one answer is asked for, the state it is in.
  ///
  /// A service that goes away withdraws its request: nobody is left to be answered. Root, who looked on, does not.
  func watch(
    _ watched: ApprovalInterface.Watch.Parameters, by peer: VarlinkPeer,
    _ call: VarlinkCall<ApprovalInterface.Watch.Reply>
  ) async throws -> ApprovalInterface.Watch.Reply {
    let approval = try await owned(watched.approvalID, by: peer)
    let id = approval.id
    guard call.wantsMore else { return ApprovalInterface.Watch.Reply(approval) }
    guard approval.asker == peer.uid else { return try await refusing { try await follow(id, call) } }
    return try await withTaskCancellationHandler {
      try await refusing { try await follow(id, call) }
    } onCancel: {
      Task { await requests.abandon(id, in: core) }
    }
  }

  private func follow(_ id: ApprovalID, _ call: VarlinkCall<ApprovalInterface.Watch.Reply>) async throws
    -> ApprovalInterface.Watch.Reply
  {
    var told: ApprovalState?
    for await approval in try await core.states(of: id) {
      let progress = ApprovalInterface.Watch.Reply(approval)
      guard approval.state.isLiving || approval.awaitsReason else { return progress }
      if approval.state != told { try await call.send(progress) }
      told = approval.state
    }
    throw ApprovalInterface.Refused()
  }

  func present(_ call: ApprovalInterface.Present.Parameters, by peer: VarlinkPeer) async throws {
    let id = try await owned(call.approvalID, by: peer).id
    _ = try await refusing { try await core.presented(id) }
  }

  func submitCode(_ call: ApprovalInterface.SubmitCode.Parameters, by peer: VarlinkPeer) async throws {
    let id = try await owned(call.approvalID, by: peer).id
    try await refusing {
      _ = try await core.submit(call.code.secret, password: call.password.typedPassword, to: id)
    }
  }

  func submitSignature(_ call: ApprovalInterface.SubmitSignature.Parameters, by peer: VarlinkPeer)
    async throws
  {
    let id = try await owned(call.approvalID, by: peer).id
    _ = try await refusing {
      try await core.submit(
        signature: Array(call.signature.utf8), password: call.password.typedPassword, to: id)
    }
  }

  func cancel(_ call: ApprovalInterface.Cancel.Parameters, by peer: VarlinkPeer) async throws {
    let id = try await owned(call.approvalID, by: peer).id
    try await refusing { try await core.cancel(id) }
  }

  func verifyReceipt(_ call: ApprovalInterface.VerifyReceipt.Parameters, by _: VarlinkPeer) async throws
    -> ApprovalInterface.VerifyReceipt.Reply
  {
    .init(Receipt(compact: call.receipt).payload(verifiedWith: core.receiptKey))
  }

  /// For anyone: who verifies a receipt elsewhere learns here what with.
  func receiptKey(by _: VarlinkPeer) async throws -> ApprovalInterface.ReceiptKey.Reply {
    .init(
      kid: core.receiptKey.thumbprint, publicKey: Base64.url.encode(core.receiptKey.rawRepresentation),
      algorithm: Receipt.algorithm)
  }

  /// The approval, for who asked for it, and for root. The account of the person who is asked is neither: what waits for them
  /// they hear, and their devices read it by PendingApproval.
  private func owned(_ text: String, by peer: VarlinkPeer) async throws -> Approval {
    guard let id = ApprovalID(text) else { throw ApprovalInterface.NoSuchApproval() }
    let approval = try await refusing { try await core.approvalState(id) }
    guard approval.asker == peer.uid || peer.uid == 0 else { throw ApprovalInterface.NoSuchApproval() }
    return approval
  }

  /// Turns the core's errors into what a service may know.
  private func refusing<Result>(_ work: () async throws -> Result) async throws -> Result {
    do {
      return try await work()
    } catch CoreError.refused(.unknownApproval) {
      throw ApprovalInterface.NoSuchApproval()
    } catch CoreError.refused {
      throw ApprovalInterface.Refused()
    } catch CoreError.invalidText(let error) {
      throw ApprovalInterface.InvalidText(field: error.field.rawValue, reason: error.description)
    } catch CoreError.identity {
      throw ApprovalInterface.Refused()
    }
  }
}

/// What becomes of requests whose services go away.
actor Requests {
  private var isClosing = false

  /// The daemon is ending: requests outlive it, although their watchers do not.
  func close() {
    isClosing = true
  }

  /// The one who watched is gone.
  func abandon(_ id: ApprovalID, in core: IdentityProvider) async {
    guard !isClosing else { return }
    try? await core.cancel(id)
  }
}
