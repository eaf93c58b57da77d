// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import OneTimeCodes
internal import ServiceInterfaces
internal import Varlink

/// Apps, and their switch from QR codes to one-time codes.
extension IdentityService {
  func beginApp(_ given: IdentityInterface.BeginApp.Parameters, by _: Caller) async throws
    -> IdentityInterface.BeginApp.Reply
  {
    .init(authenticator: try await core.beginApp(for: UserID(given.user)).description)
  }

  func resendTemporaryPIN(_ given: IdentityInterface.ResendTemporaryPIN.Parameters, by _: Caller)
    async throws
  {
    try await core.resendTemporaryPIN(for: AuthenticatorID(wire: given.authenticator))
  }

  func acceptTemporaryPIN(_ given: IdentityInterface.AcceptTemporaryPIN.Parameters, by _: Caller)
    async throws
  {
    try await core.acceptTemporaryPIN(given.pin.secret, for: AuthenticatorID(wire: given.authenticator))
  }

  func activateApp(_ given: IdentityInterface.ActivateApp.Parameters, by _: Caller) async throws
    -> IdentityInterface.ActivateApp.Reply
  {
    let device = try await core.activateApp(
      AuthenticatorID(wire: given.authenticator), pin: PIN(given.pin.secret),
      repeated: given.repeated.secret, biometrics: given.biometrics, notifications: given.notifications,
      deviceKey: VerifyingKey(wire: given.deviceKey))
    return .init(key: SecretText(Secret(utf8: Base32.encode(device.key))))
  }

  func chooseOnApp(_ given: IdentityInterface.ChooseOnApp.Parameters, by _: Caller) async throws {
    try await core.choose(
      biometrics: given.biometrics, notifications: given.notifications,
      on: AuthenticatorID(wire: given.authenticator))
  }

  func showCopyCode(_ given: IdentityInterface.ShowCopyCode.Parameters, by _: Caller) async throws
    -> IdentityInterface.ShowCopyCode.Reply
  {
    let copy = try await core.showCopyCode(
      on: AuthenticatorID(wire: given.authenticator), of: UserID(given.user))
    return .init(code: SecretText(copy.code), expiresAt: core.wallTime(of: copy.expiresAt).description)
  }

  func copyApp(_ given: IdentityInterface.CopyApp.Parameters, by _: Caller) async throws
    -> IdentityInterface.CopyApp.Reply
  {
    let id = try await core.copyApp(code: given.code.secret, for: UserID(given.user))
    return .init(authenticator: id.description)
  }

  // MARK: The switch

  func requestSwitch(_ given: IdentityInterface.RequestSwitch.Parameters, by _: Caller) async throws
    -> IdentityInterface.RequestSwitch.Reply
  {
    let id = try AuthenticatorID(wire: given.authenticator)
    let wish = try await core.requestMethodSwitch(on: id)
    let due = try await core.methodSwitchDue(on: id) ?? wish.dueAt
    return .init(dueAt: core.wallTime(of: due).description)
  }

  func confirmSwitch(_ given: IdentityInterface.ConfirmSwitch.Parameters, by _: Caller) async throws {
    try await core.confirmMethodSwitch(on: AuthenticatorID(wire: given.authenticator))
  }

  func cancelSwitch(_ given: IdentityInterface.CancelSwitch.Parameters, by _: Caller) async throws {
    try await core.cancelMethodSwitch(on: AuthenticatorID(wire: given.authenticator))
  }

  func switchBack(_ given: IdentityInterface.SwitchBack.Parameters, by _: Caller) async throws {
    try await core.switchBackToQRCode(on: AuthenticatorID(wire: given.authenticator))
  }
}
