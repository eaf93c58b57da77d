// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import ServiceInterfaces
internal import Varlink

/// Who may call a method of `dk.kodeoplaeser.Identity`, and what they need: the table of the core's rights.
///
/// What may approve for a person, and what they approve with, changes only by an approval of its own, by the factor that is
/// changed and another, by a clerk, at the beginning of a user, or by a recovery that waited. A uid is a right to ask.
///
/// 1. Root is the clerk, and needs what the call itself carries and no more.
/// 2. The account that stands for a user reaches that user, and needs what the row says.
/// 3. Nobody else reaches anybody. A row that says so lets who controls the reader do one thing to the reader itself.
struct IdentityRight: Sendable {
  /// What the account that stands for the user needs beside being that.
  enum Requirement: String, CaseIterable, Sendable {
    /// Nothing: it is read, or it gives nobody anything, or it waits and is announced.
    case nothing
    /// What the call carries: codes, a PIN or a password, each with its tries counted.
    case factors
    /// The signature of the device that answers.
    case signature
    /// An approval of its own.
    case approval
    /// The old password and a code of the person's code device; without a code, an approval.
    case codeOrApproval
    /// To be root: nobody vouches for themselves.
    case clerk
  }

  /// Whom a call is about.
  enum Subject: String, Sendable {
    /// The user that it names.
    case user
    /// The user of the authenticator that it names.
    case authenticator
    /// Whoever knows the name of the enrolment.
    case enrolment
    /// No user: any account that stands for somebody may, and who controls the reader.
    case noUser
    /// The reader itself: who controls it.
    case reader
    /// No user, and it is no secret.
    case everybody
  }

  /// What spares the approval.
  enum Exemption: Sendable {
    /// The user's beginning.
    case beginning
    /// A recovery that waited its time.
    case recovery
  }

  let method: IdentityInterface.Method
  let subject: Subject
  let requirement: Requirement
  let exemptions: Set<Exemption>
  /// Whether who controls the reader may call it where it is about the reader's own authenticator.
  let isForReader: Bool

  /// Whether a call may leave something in the core's database for good that no person answered for: an account makes so many a
  /// day that do. An answer belongs to a request, and what stops something to what is stopped: neither is ever refused for it.
  var isCounted: Bool { requirement != .signature && !Self.uncounted.contains(method) }

  private static let uncounted: Set<IdentityInterface.Method> = [
    .log, .verifyLog, .backUp, .enrol, .terms, .follow, .awaitedStep, .authenticators, .chipChallenge,
    .pendingApproval, .freezes,
    .limits,
    .block, .beginRecovery, .stopRecovery, .cancelSwitch,
    // One message a minute, whoever asks for it, and the person gets each.
    .sendRecoveryPIN,
  ]

  /// Whether a recovery that is due serves with it, or on the way to that.
  var isOfRecovery: Bool { exemptions.contains(.recovery) || Self.ofRecovery.contains(method) }

  private static let ofRecovery: Set<IdentityInterface.Method> = [
    .activateCodeDevice, .orderChip, .beginApp, .resendTemporaryPIN, .acceptTemporaryPIN,
  ]

  /// The row of a method; a method without one is nobody's but root's.
  static func of(_ method: IdentityInterface.Method) -> IdentityRight {
    table.first { $0.method == method } ?? IdentityRight(method, of: .user, needs: .clerk)
  }

  private init(
    _ method: IdentityInterface.Method, of subject: Subject, needs requirement: Requirement,
    exemptions: Set<Exemption> = [], isForReader: Bool = false
  ) {
    self.method = method
    self.subject = subject
    self.requirement = requirement
    self.exemptions = exemptions
    self.isForReader = isForReader
  }

  static let table: [IdentityRight] = [
    // The reader's own user, and the log, of which each reads what is theirs
    .init(.enrol, of: .reader, needs: .approval, exemptions: [.beginning, .recovery]),
    .init(.log, of: .noUser, needs: .nothing),
    .init(.verifyLog, of: .noUser, needs: .nothing),
    .init(.backUp, of: .noUser, needs: .clerk),
    .init(.history, of: .user, needs: .approval),

    // Users
    .init(.beginEnrolment, of: .noUser, needs: .nothing),
    .init(.enterPassport, of: .enrolment, needs: .nothing),
    .init(.attest, of: .enrolment, needs: .clerk),
    .init(.chooseUserID, of: .enrolment, needs: .nothing),
    .init(.awaitedStep, of: .enrolment, needs: .nothing),
    .init(.proveUser, of: .user, needs: .approval),
    .init(.sendPhoneCode, of: .user, needs: .nothing),
    .init(.bindPhone, of: .user, needs: .approval, exemptions: [.beginning]),
    .init(.changePassword, of: .user, needs: .codeOrApproval),

    // Authenticators
    .init(.authenticators, of: .user, needs: .nothing),
    .init(.orderCodeDevice, of: .user, needs: .approval, exemptions: [.beginning, .recovery]),
    .init(.activateCodeDevice, of: .user, needs: .factors),
    .init(.resynchronise, of: .user, needs: .factors),
    .init(.changePIN, of: .authenticator, needs: .approval),
    .init(.block, of: .user, needs: .nothing, isForReader: true),
    .init(.delete, of: .user, needs: .approval),
    .init(.orderChip, of: .user, needs: .nothing),
    .init(.chipChallenge, of: .authenticator, needs: .nothing),
    .init(.activateChip, of: .user, needs: .approval, exemptions: [.beginning, .recovery]),

    // Apps
    .init(.beginApp, of: .user, needs: .nothing),
    .init(.resendTemporaryPIN, of: .authenticator, needs: .nothing),
    .init(.acceptTemporaryPIN, of: .authenticator, needs: .factors),
    .init(
      .activateApp, of: .authenticator, needs: .approval,
      exemptions: [.beginning, .recovery]),
    .init(.chooseOnApp, of: .authenticator, needs: .approval),
    .init(.showCopyCode, of: .user, needs: .nothing),
    .init(.copyApp, of: .user, needs: .factors),
    .init(.follow, of: .authenticator, needs: .nothing),

    // Answers
    .init(.pendingApproval, of: .user, needs: .nothing),
    .init(.openApproval, of: .authenticator, needs: .signature),
    .init(.bindApproval, of: .authenticator, needs: .signature),
    .init(.hearApproval, of: .authenticator, needs: .signature),
    .init(.approve, of: .authenticator, needs: .signature),
    .init(.reject, of: .authenticator, needs: .signature),
    .init(.extend, of: .authenticator, needs: .signature),
    .init(.freeze, of: .authenticator, needs: .signature),

    // The switch
    .init(.requestSwitch, of: .authenticator, needs: .nothing),
    .init(.confirmSwitch, of: .authenticator, needs: .approval),
    .init(.cancelSwitch, of: .authenticator, needs: .nothing),
    .init(.switchBack, of: .authenticator, needs: .approval),

    // Services
    .init(.registerService, of: .noUser, needs: .clerk),
    .init(.letAsk, of: .user, needs: .clerk),
    .init(.freezes, of: .user, needs: .nothing),
    .init(.unfreeze, of: .user, needs: .approval),

    // Recovery
    .init(.makeRecoveryCodes, of: .user, needs: .approval, exemptions: [.beginning]),
    .init(.sendRecoveryPIN, of: .user, needs: .nothing),
    .init(.beginRecovery, of: .user, needs: .factors),
    .init(.stopRecovery, of: .user, needs: .nothing),

    // The operator's terms, and the numbers of policy
    .init(.terms, of: .everybody, needs: .nothing),
    .init(.acceptTerms, of: .user, needs: .nothing),
    .init(.limits, of: .everybody, needs: .nothing),
  ]
}

/// What a call changes, as the person is asked: the answer is bound to just this.
extension IdentityChange {
  /// - Parameters:
  ///   - parameters: of a call of `dk.kodeoplaeser.Identity` that needs an approval.
  ///   - core: knows the authenticators and the telephone that a call speaks of.
  /// - Throws: what is wrong with the call before anybody is asked; of another method, `PermissionDenied`.
  init(_ parameters: any Sendable, in core: IdentityProvider) async throws {
    switch parameters {
    case let order as IdentityInterface.OrderCodeDevice.Parameters:
      try await self.init(ordering: order, in: core)
    case let chip as IdentityInterface.ActivateChip.Parameters:
      try await self.init(activating: chip, in: core)
    case let app as IdentityInterface.ActivateApp.Parameters:
      let id = try AuthenticatorID(wire: app.authenticator)
      self.init(.add, of: .app, subject: "\(id)\n\(app.deviceKey)")
    case let device as IdentityInterface.Delete.Parameters:
      try await self.init(.delete, of: device.authenticator, in: core)
    case let device as IdentityInterface.ChangePIN.Parameters:
      try await self.init(.changePIN, of: device.authenticator, in: core)
    case is IdentityInterface.ChangePassword.Parameters: self.init(.changePassword)
    case let phone as IdentityInterface.BindPhone.Parameters:
      self.init(.changePhone, subject: try await core.awaitedPhone(of: UserID(phone.user)).e164)
    case let app as IdentityInterface.ChooseOnApp.Parameters:
      let id = try AuthenticatorID(wire: app.authenticator)
      self.init(.changeBiometrics, of: .app, subject: "\(id)\n\(app.biometrics ? "yes" : "no")")
    case let app as IdentityInterface.ConfirmSwitch.Parameters:
      try await self.init(.switchToOneTimeCode, of: app.authenticator, in: core)
    case let app as IdentityInterface.SwitchBack.Parameters:
      try await self.init(.switchToQRCode, of: app.authenticator, in: core)
    case let lifted as IdentityInterface.Unfreeze.Parameters:
      self.init(.unfreeze, subject: try ServiceName(lifted.service).text)
    case let proof as IdentityInterface.ProveUser.Parameters:
      self.init(.prove, subject: try EnrolmentID(wire: proof.enrolment).text)
    case is IdentityInterface.MakeRecoveryCodes.Parameters: self.init(.makeRecoveryCodes)
    case is IdentityInterface.History.Parameters: self.init(.readHistory)
    default: throw VarlinkReplyError.permissionDenied
    }
  }

  private init(ordering given: IdentityInterface.OrderCodeDevice.Parameters, in core: IdentityProvider)
    async throws
  {
    let factor = given.movingFactor.map { MovingFactor($0) } ?? .time
    let replaced = try given.replaces.map { try AuthenticatorID(wire: $0, .replaces) }
    if let replaced {
      try await core.checkReplaceable(
        replaced, of: UserID(given.user), by: AuthenticatorKind(given.kind))
    }
    self.init(
      replaced == nil ? .add : .replace, of: AuthenticatorKind(given.kind),
      subject: factor.rawValue + "\n" + (replaced?.description ?? ""))
  }

  private init(activating given: IdentityInterface.ActivateChip.Parameters, in core: IdentityProvider)
    async throws
  {
    let chip = try await core.authenticator(AuthenticatorID(wire: given.authenticator))
    let key = try ChipKey(line: given.key)
    self.init(
      chip.replaces == nil ? .add : .replace, of: .chip, subject: "\(chip.id)\n\(key.fingerprint)")
  }

  private init(_ kind: Kind, of authenticator: String, in core: IdentityProvider) async throws {
    let device = try await core.authenticator(AuthenticatorID(wire: authenticator))
    self.init(kind, of: device.kind, subject: device.id.description)
  }
}
