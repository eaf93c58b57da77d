// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import OneTimeCodes
internal import ServiceInterfaces
internal import Varlink

/// Code devices and chips, and what all authenticators have in common.
extension IdentityService {
  func authenticators(_ given: IdentityInterface.Authenticators.Parameters, by _: Caller) async throws
    -> IdentityInterface.Authenticators.Reply
  {
    var known: [IdentityInterface.Authenticator] = []
    for device in try await core.authenticators(of: UserID(given.user)) {
      known.append(described(device, switchDue: try await core.methodSwitchDue(on: device.id)))
    }
    return .init(authenticators: known)
  }

  private func described(_ device: Authenticator, switchDue: Instant?) -> IdentityInterface.Authenticator {
    var told = IdentityInterface.Authenticator(
      authenticator: device.id.description, kind: device.kind.rawValue, state: device.state.rawValue,
      serial: device.serial, switchDueAt: switchDue?.description)
    if case .locked(let until)? = device.obstacle(at: core.currentTime()) {
      told.lockedUntil = core.wallTime(of: until).description
    }
    if device.kind == .app {
      told.binding = ApprovalInterface.Binding(device.binding).rawValue
      told.biometrics = device.usesBiometrics
      told.notifications = device.wantsNotifications
    }
    return told
  }

  func orderCodeDevice(_ given: IdentityInterface.OrderCodeDevice.Parameters, by _: Caller) async throws
    -> IdentityInterface.OrderCodeDevice.Reply
  {
    let (id, device) = try await core.orderCodeDevice(
      AuthenticatorKind(given.kind), for: UserID(given.user),
      movingFactor: given.movingFactor.map { MovingFactor($0) } ?? .time,
      replacing: given.replaces.map { try AuthenticatorID(wire: $0, .replaces) })
    return .init(
      authenticator: id.description, serial: device.serial,
      seed: SecretText(Secret(utf8: Base32.encode(device.seed))))
  }

  func activateCodeDevice(_ given: IdentityInterface.ActivateCodeDevice.Parameters, by caller: Caller)
    async throws -> IdentityInterface.ActivateCodeDevice.Reply
  {
    let user = try UserID(given.user)
    let id = try await core.activateCodeDevice(
      serial: given.serial, for: user, password: Password(given.password.secret, for: user),
      repeated: given.repeated.typedPassword, code: given.code.secret,
      pin: given.pin.map { try PIN($0.secret) },
      deviceKey: given.deviceKey.map { try VerifyingKey(wire: $0) },
      mayChoosePassword: caller.mayChoosePassword, by: caller.peer.uid)
    return .init(authenticator: id.description)
  }

  func resynchronise(_ given: IdentityInterface.Resynchronise.Parameters, by _: Caller) async throws {
    try await core.resynchronise(
      AuthenticatorID(wire: given.authenticator), of: UserID(given.user), with: given.first.secret,
      then: given.second.secret)
  }

  func changePIN(_ given: IdentityInterface.ChangePIN.Parameters, by _: Caller) async throws {
    try await core.changePIN(
      on: AuthenticatorID(wire: given.authenticator), from: given.old.secret, to: PIN(given.new.secret),
      repeated: given.repeated.secret)
  }

  func block(_ given: IdentityInterface.Block.Parameters, by caller: Caller) async throws {
    try await core.block(
      AuthenticatorID(wire: given.authenticator), of: UserID(given.user), by: caller.peer.uid)
  }

  func delete(_ given: IdentityInterface.Delete.Parameters, by _: Caller) async throws {
    try await core.delete(AuthenticatorID(wire: given.authenticator), of: UserID(given.user))
  }

  func orderChip(_ given: IdentityInterface.OrderChip.Parameters, by _: Caller) async throws
    -> IdentityInterface.OrderChip.Reply
  {
    let id = try await core.orderChip(
      for: UserID(given.user), replacing: given.replaces.map { try AuthenticatorID(wire: $0, .replaces) })
    return .init(authenticator: id.description)
  }

  func chipChallenge(_ given: IdentityInterface.ChipChallenge.Parameters, by _: Caller) async throws
    -> IdentityInterface.ChipChallenge.Reply
  {
    let challenge = try await core.activationChallenge(
      of: AuthenticatorID(wire: given.authenticator), for: ChipKey(line: given.key))
    return .init(challenge: String(decoding: challenge.message, as: UTF8.self))
  }

  func activateChip(_ given: IdentityInterface.ActivateChip.Parameters, by caller: Caller) async throws {
    let user = try UserID(given.user)
    try await core.activateChip(
      AuthenticatorID(wire: given.authenticator), key: ChipKey(line: given.key),
      signature: Array(given.signature.utf8), password: Password(given.password.secret, for: user),
      repeated: given.repeated.typedPassword, mayChoosePassword: caller.mayChoosePassword,
      by: caller.peer.uid)
  }
}
