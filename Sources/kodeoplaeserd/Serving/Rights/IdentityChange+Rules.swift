// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import ServiceInterfaces
internal import Varlink

/// What a call changes, as the person is asked: the answer is bound to just this.
extension IdentityChange {
  /// - Parameters:
  ///   - parameters: of a call of `dk.kodeoplaeser.Identity` that needs an approval.
  ///   - core: knows the authenticators and the telephone that a call speaks of.
  /// - Throws: what is wrong with the call before anybody is asked; of another method, `PermissionDenied`.
  init(_ parameters: any Sendable, in core: ApprovalCore) async throws {
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
    case is IdentityInterface.MakeRecoveryCode.Parameters: self.init(.makeRecoveryCode)
    default: throw VarlinkReplyError.permissionDenied
    }
  }

  private init(ordering given: IdentityInterface.OrderCodeDevice.Parameters, in core: ApprovalCore)
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

  private init(activating given: IdentityInterface.ActivateChip.Parameters, in core: ApprovalCore)
    async throws
  {
    let chip = try await core.authenticator(AuthenticatorID(wire: given.authenticator))
    let key = try ChipKey(line: given.key)
    self.init(
      chip.replaces == nil ? .add : .replace, of: .chip, subject: "\(chip.id)\n\(key.fingerprint)")
  }

  private init(_ kind: Kind, of authenticator: String, in core: ApprovalCore) async throws {
    let device = try await core.authenticator(AuthenticatorID(wire: authenticator))
    self.init(kind, of: device.kind, subject: device.id.description)
  }
}
