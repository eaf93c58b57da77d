// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import JSON
internal import Varlink

/// Code devices and chips, and what all authenticators have in common.
extension IdentityRules {
  func authenticators(_ given: IdentityFields) async throws -> IdentityFields {
    var known: [JSONValue] = []
    for device in try await core.authenticators(of: given.user()) {
      var fields: [String: JSONValue] = [
        "authenticator": .string(device.id.description), "kind": .string(device.kind.rawValue),
        "state": .string(device.state.rawValue),
      ]
      fields["serial"] = device.serial.map { .string($0) }
      if case .locked(let until)? = device.obstacle(at: core.currentTime()) {
        fields["lockedUntil"] = .string(core.wallTime(of: until).description)
      }
      if device.kind == .app {
        fields["binding"] = .string(ApprovalInterface.Binding(device.binding).rawValue)
        fields["biometrics"] = .bool(device.usesBiometrics)
        fields["notifications"] = .bool(device.wantsNotifications)
      }
      fields["switchDueAt"] = try await core.methodSwitchDue(on: device.id).map { .string($0.description) }
      known.append(.object(fields))
    }
    return IdentityFields(["authenticators": .array(known)])
  }

  func orderCodeDevice(_ given: IdentityFields) async throws -> IdentityFields {
    guard let kind = AuthenticatorKind(rawValue: try given.text("kind")) else {
      throw VarlinkReplyError.invalidParameter("kind")
    }
    let movingFactor = given["movingFactor"]?.text.flatMap(MovingFactor.init) ?? .time
    let (id, device) = try await core.orderCodeDevice(
      kind, for: given.user(), movingFactor: movingFactor, replacing: given.replaced())
    return IdentityFields([
      "authenticator": .string(id.description), "serial": .string(device.serial),
      "seed": .secret(Secret(utf8: Base32.encode(device.seed))),
    ])
  }

  func activateCodeDevice(
    _ given: IdentityFields, with pass: IdentityGate.Pass, by peer: VarlinkPeer
  ) async throws -> IdentityFields {
    let user = try given.user()
    let id = try await core.activateCodeDevice(
      serial: given.text("serial"), for: user, password: given.password("password", of: user),
      repeated: given.typedPassword("repeated"), code: given.secret("code"),
      pin: given["pin"]?.secret.map { try PIN($0) },
      deviceKey: given["deviceKey"]?.text == nil ? nil : given.deviceKey(),
      mayChoosePassword: pass.mayChoosePassword, by: peer.uid)
    return .authenticator(id)
  }

  func resynchronise(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.resynchronise(
      given.authenticator(), of: given.user(), with: given.secret("first"), then: given.secret("second"))
    return IdentityFields()
  }

  func changePIN(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.changePIN(
      on: given.authenticator(), from: given.secret("old"), to: PIN(given.secret("new")),
      repeated: given.secret("repeated"))
    return IdentityFields()
  }

  func block(_ given: IdentityFields, by peer: VarlinkPeer) async throws -> IdentityFields {
    try await core.block(given.authenticator(), of: given.user(), by: peer.uid)
    return IdentityFields()
  }

  func delete(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.delete(given.authenticator(), of: given.user())
    return IdentityFields()
  }

  func orderChip(_ given: IdentityFields) async throws -> IdentityFields {
    .authenticator(try await core.orderChip(for: given.user(), replacing: given.replaced()))
  }

  func chipChallenge(_ given: IdentityFields) async throws -> IdentityFields {
    let challenge = try await core.activationChallenge(
      of: given.authenticator(), for: ChipKey(line: given.text("key")))
    return IdentityFields(["challenge": .string(String(decoding: challenge.message, as: UTF8.self))])
  }

  func activateChip(
    _ given: IdentityFields, with pass: IdentityGate.Pass, by peer: VarlinkPeer
  ) async throws -> IdentityFields {
    let user = try given.user()
    try await core.activateChip(
      given.authenticator(), key: ChipKey(line: given.text("key")),
      signature: Array(given.text("signature").utf8),
      password: given.password("password", of: user),
      repeated: given.typedPassword("repeated"),
      mayChoosePassword: pass.mayChoosePassword, by: peer.uid)
    return IdentityFields()
  }
}
