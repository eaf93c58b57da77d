// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import JSON
internal import Varlink

/// Users, their way to an identity, and services.
extension IdentityRules {
  func beginEnrolment() async throws -> IdentityFields {
    IdentityFields(["enrolment": .string(try await core.beginEnrolment().id.text)])
  }

  func enterPassport(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.enterPassport(code: given.text("code"), for: given.enrolment())
    return try await awaits(given.enrolment())
  }

  /// For root, who stands for the clerk here: nobody vouches for themselves.
  func attest(_ given: IdentityFields, by peer: VarlinkPeer) async throws -> IdentityFields {
    guard peer.uid == 0 else { throw VarlinkReplyError.permissionDenied }
    guard let step = Attestation.Step(rawValue: try given.text("step")) else {
      throw VarlinkReplyError.invalidParameter("step")
    }
    guard let evidence = Hexadecimal.decode(try given.text("evidence")) else {
      throw VarlinkReplyError.invalidParameter("evidence")
    }
    try await core.attest(
      step, verifiedBy: given.text("verifiedBy"), at: core.wallTime(), evidence: evidence,
      for: given.enrolment())
    return try await awaits(given.enrolment())
  }

  func chooseUserID(_ given: IdentityFields, by peer: VarlinkPeer) async throws -> IdentityFields {
    try await core.chooseUserID(given.user(), for: given.enrolment(), systemAccount: peer.person)
    return try await awaits(given.enrolment())
  }

  func proveUser(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.prove(given.user(), by: given.enrolment())
    return try await awaits(given.enrolment())
  }

  func awaits(_ id: EnrolmentID) async throws -> IdentityFields {
    guard let step = try await core.awaitedStep(of: id) else { return IdentityFields() }
    return IdentityFields(["awaits": .string(step.rawValue)])
  }

  func sendPhoneCode(_ given: IdentityFields) async throws -> IdentityFields {
    let phone = try PhoneNumber(given.text("phone"), limits: core.limits)
    try await core.sendPhoneCode(to: phone, for: given.user())
    return IdentityFields()
  }

  func bindPhone(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.bindPhone(code: given.secret("code"), for: given.user())
    return IdentityFields()
  }

  func changePassword(_ given: IdentityFields, by peer: VarlinkPeer) async throws -> IdentityFields {
    let user = try given.user()
    try await core.changePassword(
      of: user, from: given.typedPassword("old"), to: given.password("new", of: user),
      repeated: given.typedPassword("repeated"),
      code: given["code"]?.secret, by: peer.uid)
    return IdentityFields()
  }

  // MARK: Services

  func registerService(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.register(RegisteredService(name: given.service(), systemAccount: given.account()))
    return IdentityFields()
  }

  func letAsk(_ given: IdentityFields) async throws -> IdentityFields {
    guard let former = try await core.letAsk(given.account(), for: given.user()) else {
      return IdentityFields()
    }
    return IdentityFields(["takenFrom": .string(former.canonical)])
  }

  func freezes(_ given: IdentityFields) async throws -> IdentityFields {
    let frozen = try await core.freezes(of: given.user()).map { freeze in
      JSONValue.object([
        "service": .string(freeze.service.text), "since": .string(freeze.since.description),
      ])
    }
    return IdentityFields(["services": .array(frozen)])
  }

  func limits() -> IdentityFields {
    let rows = core.limits.table.map { row in
      JSONValue.object([
        "name": .string(row.name), "value": .string(row.value), "source": .string(row.source),
      ])
    }
    return IdentityFields(["limits": .array(rows)])
  }

  func unfreeze(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.unfreeze(given.service(), for: given.user())
    return IdentityFields()
  }
}
