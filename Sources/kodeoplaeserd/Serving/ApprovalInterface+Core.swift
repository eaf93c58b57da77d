// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import JSON
internal import ServiceInterfaces
internal import Varlink

/// From the words of the wire to those of the core, and back.
extension ApprovalRequest {
  init(_ call: ApprovalInterface.Request.Parameters, limits: Limits) throws {
    let amount = try Self.amount(call, limits)
    let text: TransactionText
    let user: UserID
    do throws(TextError) {
      text = try TransactionText(
        action: Action(call.action), service: try ServiceName(call.service, limits: limits), body: call.text,
        amount: amount, payee: call.payee, account: call.toAccount, command: call.command,
        language: call.language, limits: limits)
    } catch {
      throw CoreError.invalidText(error)
    }
    do throws(IdentityError) {
      user = try UserID(call.user)
    } catch {
      throw CoreError.refused(.unknownUser)
    }
    self.init(
      user: user, text: text, binding: Binding(call.binding ?? .oneTimeCode),
      lifetime: call.lifetimeSeconds.map { .seconds($0) },
      assurance: AssuranceLevel(call.assurance ?? .low))
    isLocal = call.isLocal ?? false
    asksAboutCalls = call.asksAboutCalls ?? false
    do throws(TextError) {
      origin = try RequestOrigin(
        address: call.originAddress, device: call.originDevice, place: call.originPlace, limits: limits)
    } catch {
      throw CoreError.invalidText(error)
    }
  }

  private static func amount(_ call: ApprovalInterface.Request.Parameters, _ limits: Limits) throws -> Amount?
  {
    switch (call.amount, call.currency) {
    case (nil, nil): return nil
    case (let amount?, let currency?):
      do throws(TextError) {
        return try Amount(amount, currency: currency, limits: limits)
      } catch {
        throw CoreError.invalidText(error)
      }
    case (_?, nil): throw CoreError.invalidText(TextError(.amount, .needs(.currency)))
    case (nil, _?): throw CoreError.invalidText(TextError(.currency, .needs(.amount)))
    }
  }
}

extension ServiceName {
  /// A name as a peer gave it.
  init(wire text: String, limits: Limits) throws {
    do throws(TextError) {
      try self.init(text, limits: limits)
    } catch {
      throw CoreError.invalidText(error)
    }
  }
}

extension Action {
  init(_ action: ApprovalInterface.Action) {
    self =
      switch action {
      case .logOn: .logOn
      case .approve: .approve
      case .confirm: .confirm
      case .accept: .accept
      case .sign: .sign
      }
  }
}

extension Binding {
  init(_ binding: ApprovalInterface.Binding) {
    self =
      switch binding {
      case .oneTimeCode: .oneTimeCode
      case .spokenCode: .spokenCode
      case .qr: .qrCode
      case .sameDevice: .sameDevice
      case .shownCode: .shownCode
      case .chip: .chip
      case .bindingMessage: .bindingMessage
      }
  }
}

extension ApprovalInterface.Binding {
  init(_ binding: Binding) {
    self =
      switch binding {
      case .oneTimeCode: .oneTimeCode
      case .spokenCode: .spokenCode
      case .qrCode: .qr
      case .sameDevice: .sameDevice
      case .shownCode: .shownCode
      case .chip: .chip
      case .bindingMessage: .bindingMessage
      }
  }
}

extension AssuranceLevel {
  init(_ assurance: ApprovalInterface.Assurance) {
    self =
      switch assurance {
      case .low: .low
      case .substantial: .substantial
      case .high: .high
      }
  }
}

extension ApprovalInterface.Request.Reply {
  /// What the service needs to go on: a code to show, a link to hand over, or a challenge to have signed.
  init(_ approval: Approval, expiresAt: Instant) {
    self.init(
      approvalID: approval.id.text, oneTimeCode: approval.oneTimeCode.map { SecretText($0) },
      link: SessionLink(approval).map { SecretText($0.content) },
      challenge: approval.chipChallenge.map { String(decoding: $0.message, as: UTF8.self) },
      expiresAt: expiresAt.description)
  }
}

extension ApprovalInterface.Watch.Reply {
  init(_ approval: Approval) {
    let state: ApprovalInterface.State =
      switch approval.state {
      case .requested: .requested
      case .opened: .opened
      case .bound: .bound
      case .heard: .heard
      case .approved: .approved
      case .rejected: .rejected
      case .expired: .expired
      case .cancelled: .cancelled
      case .failed: .failed
      }
    self.init(state: state, receipt: approval.receipt, reason: approval.reason?.rawValue)
  }
}

extension ApprovalInterface.VerifyReceipt.Reply {
  /// What a verified payload says; an unverified one says nothing.
  init(_ payload: String?) {
    guard let payload, let claims = try? JSONValue(reading: Array(payload.utf8)).decoded(as: Claims.self)
    else {
      self.init(isValid: false)
      return
    }
    self.init(
      isValid: true, approvalID: claims.jti, user: claims.sub, service: claims.service,
      decision: claims.decision,
      decidedAt: Instant(milliseconds: claims.iat * 1000).description, heardHow: claims.heardHow,
      heardBy: claims.heardBy, heardByKind: claims.heardByKind)
  }

  private struct Claims: Decodable {
    let jti, sub, service, decision: String
    let heardHow, heardBy, heardByKind: String?
    let iat: Int64

    enum CodingKeys: String, CodingKey {
      case jti, sub, service, decision, iat
      case heardHow = "heard_how"
      case heardBy = "heard_by"
      case heardByKind = "heard_by_kind"
    }
  }
}
