// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import ServiceInterfaces
internal import Varlink

/// What an app or another device answers with, over the wire.
///
/// Each answer carries the signature of the device's own key, which the core verifies. So nobody answers here for the reader
/// either, root included: its key is used by its dialogue alone, where that is in another program than the core.
extension IdentityService {
  func pendingApproval(_ given: IdentityInterface.PendingApproval.Parameters, by _: Caller) async throws
    -> IdentityInterface.PendingApproval.Reply
  {
    .init(approval: try await waiting(given).map { pending($0) })
  }

  func openApproval(_ given: IdentityInterface.OpenApproval.Parameters, by _: Caller) async throws {
    let approval = try ApprovalID(wire: given.approvalID)
    let device = try AnsweringDevice(wire: given.authenticator, signature: given.signature)
    switch (given.pin, given.biometricProof) {
    case (let pin?, nil): try await core.open(approval, on: device, pin: pin.secret)
    case (nil, let hexadecimal?):
      guard let proof = Hexadecimal.decode(hexadecimal) else {
        throw VarlinkReplyError.invalidParameter(.biometricProof)
      }
      try await core.open(approval, on: device, biometricProof: proof)
    case (nil, nil), (_?, _?): throw VarlinkReplyError.invalidParameter(.pin)
    }
  }

  func bindApproval(_ given: IdentityInterface.BindApproval.Parameters, by _: Caller) async throws {
    let approval = try ApprovalID(wire: given.approvalID)
    let device = try AnsweringDevice(wire: given.authenticator, signature: given.signature)
    switch (given.code, given.link) {
    case (let code?, nil): try await core.bind(approval, on: device, code: code.secret)
    case (nil, let link?): try await core.bindToSession(approval, on: device, scanned: link.secret)
    case (nil, nil), (_?, _?): throw VarlinkReplyError.invalidParameter(.code)
    }
  }

  func hearApproval(_ given: IdentityInterface.HearApproval.Parameters, by _: Caller) async throws {
    try await core.heard(
      ApprovalID(wire: given.approvalID),
      on: AnsweringDevice(wire: given.authenticator, signature: given.signature))
  }

  func approve(_ given: IdentityInterface.Approve.Parameters, by _: Caller) async throws
    -> IdentityInterface.Approve.Reply
  {
    let approval = try await core.approve(
      ApprovalID(wire: given.approvalID),
      on: AnsweringDevice(wire: given.authenticator, signature: given.signature))
    return .init(receipt: approval.receipt)
  }

  func reject(_ given: IdentityInterface.Reject.Parameters, by _: Caller) async throws
    -> IdentityInterface.Reject.Reply
  {
    let approval = try await core.reject(
      ApprovalID(wire: given.approvalID),
      on: AnsweringDevice(wire: given.authenticator, signature: given.signature),
      because: RejectionReason(given.reason))
    return .init(receipt: approval.receipt)
  }

  func extend(_ given: IdentityInterface.Extend.Parameters, by _: Caller) async throws
    -> IdentityInterface.Extend.Reply
  {
    let extended = try await core.extend(
      ApprovalID(wire: given.approvalID),
      on: AnsweringDevice(wire: given.authenticator, signature: given.signature))
    return .init(expiresAt: core.wallTime(of: extended.expiresAt).description)
  }

  func freeze(_ given: IdentityInterface.Freeze.Parameters, by _: Caller) async throws {
    try await core.freeze(
      afterRejecting: ApprovalID(wire: given.approvalID),
      on: AnsweringDevice(wire: given.authenticator, signature: given.signature))
  }

  // MARK: -

  /// The user's request that waits, or the one that is named, though it be over.
  private func waiting(_ given: IdentityInterface.PendingApproval.Parameters) async throws -> Approval? {
    let user = try UserID(given.user)
    guard let id = given.approvalID else { return try await core.livingApproval(of: user) }
    let named = try await core.approvalState(ApprovalID(wire: id))
    guard named.user == user else { throw CoreError.refused(.unknownApproval) }
    return named
  }

  private func pending(_ approval: Approval) -> IdentityInterface.Pending {
    let text = approval.text
    return .init(
      approvalID: approval.id.text, authenticator: approval.authenticator.description,
      state: approval.state.rawValue, binding: ApprovalInterface.Binding(approval.binding).rawValue,
      service: text.service.text, action: text.action.rawValue, text: text.body,
      amount: text.amount?.decimal, currency: text.amount?.currency, payee: text.payee,
      toAccount: text.account, command: text.command, language: text.language,
      originAddress: approval.origin?.address, originDevice: approval.origin?.device,
      originPlace: approval.origin?.place,
      change: text.change?.canonical, isRepeat: approval.isRepeat,
      textDigest: Hexadecimal.encode(approval.textDigest),
      counter: approval.codeCounter.map { Int(clamping: $0) },
      expiresAt: core.wallTime(of: approval.expiresAt).description)
  }
}

extension AnsweringDevice {
  /// The device that answers, with its signature.
  fileprivate init(wire authenticator: String, signature: String) throws {
    guard let signature = Base64.url.decode(signature) else {
      throw VarlinkReplyError.invalidParameter(.signature)
    }
    self.init(try AuthenticatorID(wire: authenticator), signature: signature)
  }
}
