// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import ServiceInterfaces
internal import Varlink

/// Users, their way to an identity, and services.
extension IdentityService {
  func beginEnrolment(by _: Caller) async throws -> IdentityInterface.BeginEnrolment.Reply {
    .init(enrolment: try await core.beginEnrolment().id.text)
  }

  func enterPassport(_ given: IdentityInterface.EnterPassport.Parameters, by _: Caller) async throws
    -> IdentityInterface.EnterPassport.Reply
  {
    try await core.enterPassport(code: given.code.plain, for: EnrolmentID(wire: given.enrolment))
    return .init(awaits: try await awaited(given.enrolment))
  }

  /// For root, who stands for the clerk here: nobody vouches for themselves.
  func attest(_ given: IdentityInterface.Attest.Parameters, by caller: Caller) async throws
    -> IdentityInterface.Attest.Reply
  {
    guard caller.isClerk else { throw VarlinkReplyError.permissionDenied }
    guard let evidence = Hexadecimal.decode(given.evidence) else {
      throw VarlinkReplyError.invalidParameter(.evidence)
    }
    try await core.attest(
      Attestation.Step(given.step), verifiedBy: given.verifiedBy, at: core.wallTime(), evidence: evidence,
      for: EnrolmentID(wire: given.enrolment))
    return .init(awaits: try await awaited(given.enrolment))
  }

  func chooseUserID(_ given: IdentityInterface.ChooseUserID.Parameters, by caller: Caller) async throws
    -> IdentityInterface.ChooseUserID.Reply
  {
    try await core.chooseUserID(
      UserID(given.user), for: EnrolmentID(wire: given.enrolment), systemAccount: caller.peer.person)
    return .init(awaits: try await awaited(given.enrolment))
  }

  func proveUser(_ given: IdentityInterface.ProveUser.Parameters, by _: Caller) async throws
    -> IdentityInterface.ProveUser.Reply
  {
    try await core.prove(UserID(given.user), by: EnrolmentID(wire: given.enrolment))
    return .init(awaits: try await awaited(given.enrolment))
  }

  func awaitedStep(_ given: IdentityInterface.AwaitedStep.Parameters, by _: Caller) async throws
    -> IdentityInterface.AwaitedStep.Reply
  {
    .init(awaits: try await awaited(given.enrolment))
  }

  private func awaited(_ enrolment: String) async throws -> IdentityInterface.Step? {
    try await core.awaitedStep(of: EnrolmentID(wire: enrolment)).map { .init($0) }
  }

  func sendPhoneCode(_ given: IdentityInterface.SendPhoneCode.Parameters, by _: Caller) async throws {
    let phone = try PhoneNumber(given.phone, limits: core.limits)
    try await core.sendPhoneCode(to: phone, for: UserID(given.user))
  }

  func bindPhone(_ given: IdentityInterface.BindPhone.Parameters, by _: Caller) async throws {
    try await core.bindPhone(code: given.code.secret, for: UserID(given.user))
  }

  func changePassword(_ given: IdentityInterface.ChangePassword.Parameters, by caller: Caller) async throws {
    let user = try UserID(given.user)
    try await core.changePassword(
      of: user, from: given.old.typedPassword, to: Password(given.new.secret, for: user),
      repeated: given.repeated.typedPassword, code: given.code?.secret, by: caller.peer.uid)
  }

  // MARK: Services

  func registerService(_ given: IdentityInterface.RegisterService.Parameters, by _: Caller) async throws {
    try await core.register(
      RegisteredService(name: ServiceName(given.service), systemAccount: account(given.account)))
  }

  func letAsk(_ given: IdentityInterface.LetAsk.Parameters, by _: Caller) async throws
    -> IdentityInterface.LetAsk.Reply
  {
    let former = try await core.letAsk(account(given.account), for: UserID(given.user))
    return .init(takenFrom: former?.canonical)
  }

  /// The uid of an account of this machine.
  private func account(_ number: Int) throws -> UInt32 { try SystemAccount.number(Int64(number)) }

  func freezes(_ given: IdentityInterface.Freezes.Parameters, by _: Caller) async throws
    -> IdentityInterface.Freezes.Reply
  {
    let frozen = try await core.freezes(of: UserID(given.user))
    return .init(services: frozen.map { .init(service: $0.service.text, since: $0.since.description) })
  }

  func limits(by _: Caller) async throws -> IdentityInterface.Limits.Reply {
    .init(limits: core.limits.table.map { .init(name: $0.name, value: $0.value, source: $0.source) })
  }

  func unfreeze(_ given: IdentityInterface.Unfreeze.Parameters, by _: Caller) async throws {
    try await core.unfreeze(ServiceName(given.service), for: UserID(given.user))
  }
}

/// The way back of a person who has nothing left that approves.
extension IdentityService {
  func makeRecoveryCodes(_ given: IdentityInterface.MakeRecoveryCodes.Parameters, by _: Caller) async throws
    -> IdentityInterface.MakeRecoveryCodes.Reply
  {
    .init(codes: try await SecretText(lines: core.makeRecoveryCodes(for: UserID(given.user))))
  }

  func sendRecoveryPIN(_ given: IdentityInterface.SendRecoveryPIN.Parameters, by _: Caller) async throws {
    try await core.sendRecoveryPIN(to: UserID(given.user))
  }

  func beginRecovery(_ given: IdentityInterface.BeginRecovery.Parameters, by caller: Caller) async throws
    -> IdentityInterface.BeginRecovery.Reply
  {
    let proof: RecoveryProof =
      switch (given.code, given.temporaryPIN) {
      case (let code?, nil): .code(code.secret)
      case (nil, let pin?): .temporaryPIN(pin.secret)
      case (nil, nil), (_?, _?): throw VarlinkReplyError.invalidParameter(.code)
      }
    let user = try UserID(given.user)
    let dueAt = try await core.beginRecovery(
      of: user, password: given.password.typedPassword, with: proof, by: caller.peer.uid)
    return .init(
      dueAt: core.wallTime(of: dueAt).description, codesLeft: try await core.recoveryCodesLeft(of: user))
  }

  func stopRecovery(_ given: IdentityInterface.StopRecovery.Parameters, by _: Caller) async throws {
    try await core.stopRecovery(of: UserID(given.user))
  }
}

extension SecretText {
  /// Secrets one a line.
  init(lines: [Secret]) {
    self.init(
      lines.reduce(Secret([])) { all, line in
        all.isEmpty ? line : all.appending(UInt8(ascii: "\n")).appending(line)
      })
  }
}
