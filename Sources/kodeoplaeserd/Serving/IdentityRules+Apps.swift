// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import JSON
internal import Varlink

/// Apps, and their switch from QR codes to one-time codes.
extension IdentityRules {
  func beginApp(_ given: IdentityFields) async throws -> IdentityFields {
    .authenticator(try await core.beginApp(for: given.user()))
  }

  func resendTemporaryPIN(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.resendTemporaryPIN(for: given.authenticator())
    return IdentityFields()
  }

  func acceptTemporaryPIN(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.acceptTemporaryPIN(given.secret("pin"), for: given.authenticator())
    return IdentityFields()
  }

  func activateApp(_ given: IdentityFields) async throws -> IdentityFields {
    let device = try await core.activateApp(
      given.authenticator(), pin: PIN(given.secret("pin")), repeated: given.secret("repeated"),
      biometrics: given.flag("biometrics"), notifications: given.flag("notifications"),
      deviceKey: given.deviceKey())
    return IdentityFields(["key": .secret(Secret(utf8: Base32.encode(device.key)))])
  }

  func chooseOnApp(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.choose(
      biometrics: given.flag("biometrics"), notifications: given.flag("notifications"),
      on: given.authenticator())
    return IdentityFields()
  }

  func showCopyCode(_ given: IdentityFields) async throws -> IdentityFields {
    let copy = try await core.showCopyCode(on: given.authenticator(), of: given.user())
    return IdentityFields([
      "code": .secret(copy.code),
      "expiresAt": .string(core.wallTime(of: copy.expiresAt).description),
    ])
  }

  func copyApp(_ given: IdentityFields) async throws -> IdentityFields {
    .authenticator(try await core.copyApp(code: given.secret("code"), for: given.user()))
  }

  // MARK: The switch

  func requestSwitch(_ given: IdentityFields) async throws -> IdentityFields {
    let id = try given.authenticator()
    let wish = try await core.requestMethodSwitch(on: id)
    let due = try await core.methodSwitchDue(on: id) ?? wish.dueAt
    return IdentityFields(["dueAt": .string(core.wallTime(of: due).description)])
  }

  func confirmSwitch(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.confirmMethodSwitch(on: given.authenticator())
    return IdentityFields()
  }

  func cancelSwitch(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.cancelMethodSwitch(on: given.authenticator())
    return IdentityFields()
  }

  func switchBack(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.switchBackToQRCode(on: given.authenticator())
    return IdentityFields()
  }
}
