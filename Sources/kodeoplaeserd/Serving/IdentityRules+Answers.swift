// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import JSON
internal import Varlink

/// What an app or another device answers with, over the wire.
///
/// Each answer carries the signature of the device's own key, which the core verifies. So nobody answers here for the reader
/// either, root included: its key is used by its dialogue alone, where that is in another program than the core.
extension IdentityRules {
  func pendingApproval(_ given: IdentityFields) async throws -> IdentityFields {
    guard let approval = try await waiting(given) else { return IdentityFields() }
    return IdentityFields(["approval": .object(fields(of: approval))])
  }

  func open(_ given: IdentityFields) async throws -> IdentityFields {
    let (approval, device) = (try given.approval(), try answering(given))
    switch (given["pin"]?.secret, given["biometricProof"]?.text) {
    case (let pin?, nil): try await core.open(approval, on: device, pin: pin)
    case (nil, let hexadecimal?):
      guard let proof = Hexadecimal.decode(hexadecimal) else {
        throw VarlinkReplyError.invalidParameter("biometricProof")
      }
      try await core.open(approval, on: device, biometricProof: proof)
    case (nil, nil), (_?, _?): throw VarlinkReplyError.invalidParameter("pin")
    }
    return IdentityFields()
  }

  func bind(_ given: IdentityFields) async throws -> IdentityFields {
    let (approval, device) = (try given.approval(), try answering(given))
    switch (given["code"]?.secret, given["link"]?.secret) {
    case (let code?, nil): try await core.bind(approval, on: device, code: code)
    case (nil, let link?): try await core.bindToSession(approval, on: device, scanned: link)
    case (nil, nil), (_?, _?): throw VarlinkReplyError.invalidParameter("code")
    }
    return IdentityFields()
  }

  func hear(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.heard(given.approval(), on: answering(given))
    return IdentityFields()
  }

  func approve(_ given: IdentityFields) async throws -> IdentityFields {
    .receipt(of: try await core.approve(given.approval(), on: answering(given)))
  }

  func reject(_ given: IdentityFields) async throws -> IdentityFields {
    guard let reason = RejectionReason(rawValue: try given.text("reason")) else {
      throw VarlinkReplyError.invalidParameter("reason")
    }
    return .receipt(of: try await core.reject(given.approval(), on: answering(given), because: reason))
  }

  func extend(_ given: IdentityFields) async throws -> IdentityFields {
    let extended = try await core.extend(given.approval(), on: answering(given))
    return IdentityFields(["expiresAt": .string(core.wallTime(of: extended.expiresAt).description)])
  }

  func freeze(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.freeze(afterRejecting: given.approval(), on: answering(given))
    return IdentityFields()
  }

  // MARK: -

  /// The device that answers, with its signature.
  private func answering(_ given: IdentityFields) throws -> AnsweringDevice {
    guard let signature = Base64.url.decode(try given.text("signature")) else {
      throw VarlinkReplyError.invalidParameter("signature")
    }
    return AnsweringDevice(try given.authenticator(), signature: signature)
  }

  /// The user's request that waits, or the one that is named, though it be over.
  private func waiting(_ given: IdentityFields) async throws -> Approval? {
    guard given["approvalID"]?.text != nil else { return try await core.livingApproval(of: given.user()) }
    let named = try await core.approvalState(given.approval())
    guard try named.user == given.user() else { throw CoreError.refused(.unknownApproval) }
    return named
  }

  private func fields(of approval: Approval) -> [String: JSONValue] {
    let text = approval.text
    var fields: [String: JSONValue] = [
      "approvalID": .string(approval.id.text), "authenticator": .string(approval.authenticator.description),
      "state": .string(approval.state.rawValue),
      "binding": .string(ApprovalInterface.Binding(approval.channel).rawValue),
      "service": .string(text.service.text), "action": .string(text.action.rawValue),
      "text": .string(text.body), "isRepeat": .bool(approval.isRepeat),
      "textDigest": .string(Hexadecimal.encode(approval.textDigest)),
      "expiresAt": .string(core.wallTime(of: approval.expiresAt).description),
    ]
    fields["amount"] = text.amount.map { .string($0.decimal) }
    fields["currency"] = text.amount.map { .string($0.currency) }
    fields["payee"] = text.payee.map { .string($0) }
    fields["toAccount"] = text.account.map { .string($0) }
    fields["command"] = text.command.map { .string($0) }
    fields["language"] = text.language.map { .string($0) }
    fields["change"] = text.change.map { .string($0.canonical) }
    fields["counter"] = approval.codeCounter.map { .int(Int64(clamping: $0)) }
    return fields
  }
}

extension IdentityFields {
  fileprivate func approval() throws -> ApprovalID {
    guard let id = ApprovalID(try text("approvalID")) else { throw CoreError.refused(.unknownApproval) }
    return id
  }

  fileprivate static func receipt(of approval: Approval) -> IdentityFields {
    IdentityFields(approval.receipt.map { ["receipt": .string($0)] } ?? [:])
  }
}
