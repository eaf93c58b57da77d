// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import JSON
internal import Varlink

/// What a call changes, as the person is asked: the answer is bound to just this.
extension IdentityChange {
  /// - Parameter core: knows the authenticators and the telephone that a call speaks of.
  /// - Throws: what is wrong with the call before anybody is asked.
  init(_ rule: IdentityRule, _ given: IdentityFields, in core: ApprovalCore) async throws {
    switch rule {
    case .orderCodeDevice: try self.init(ordering: given)
    case .activateChip: try await self.init(activatingChip: given, in: core)
    case .activateApp: try self.init(activatingApp: given)
    case .delete: try await self.init(.delete, ofDeviceIn: given, in: core)
    case .changePIN: try await self.init(.changePIN, ofDeviceIn: given, in: core)
    case .changePassword: self.init(.changePassword)
    case .bindPhone: self.init(.changePhone, subject: try await core.awaitedPhone(of: given.user()).e164)
    case .chooseOnApp:
      let choice = given.flag("biometrics") ? "yes" : "no"
      self.init(.changeBiometrics, of: .app, subject: try given.authenticator().description + "\n" + choice)
    case .confirmSwitch: try await self.init(.switchToOneTimeCode, ofDeviceIn: given, in: core)
    case .switchBack: try await self.init(.switchToQRCode, ofDeviceIn: given, in: core)
    case .unfreeze: self.init(.unfreeze, subject: try given.service().text)
    case .proveUser: self.init(.prove, subject: try given.enrolment().text)
    case .makeRecoveryCode: self.init(.makeRecoveryCode)
    default: throw VarlinkReplyError.permissionDenied
    }
  }

  private init(ordering given: IdentityFields) throws {
    guard let kind = AuthenticatorKind(rawValue: try given.text("kind")) else {
      throw VarlinkReplyError.invalidParameter("kind")
    }
    let replaced = try given.replaced()
    let factor = given["movingFactor"]?.text ?? MovingFactor.time.rawValue
    self.init(
      replaced == nil ? .add : .replace, of: kind, subject: factor + "\n" + (replaced?.description ?? ""))
  }

  private init(activatingChip given: IdentityFields, in core: ApprovalCore) async throws {
    let chip = try await core.authenticator(given.authenticator())
    let key = try ChipKey(line: given.text("key"))
    self.init(
      chip.replaces == nil ? .add : .replace, of: .chip, subject: "\(chip.id)\n\(key.fingerprint)")
  }

  private init(activatingApp given: IdentityFields) throws {
    self.init(.add, of: .app, subject: "\(try given.authenticator())\n\(given["deviceKey"]?.text ?? "")")
  }

  private init(_ kind: Kind, ofDeviceIn given: IdentityFields, in core: ApprovalCore) async throws {
    let device = try await core.authenticator(given.authenticator())
    self.init(kind, of: device.kind, subject: device.id.description)
  }
}
