// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

extension World {
  func activate(_ person: Step.Person, _ choice: Step.CodeChoice, _ deed: inout Deed) async throws(CoreError)
  {
    let user = person.user
    let ordered = store.authenticators(of: user).first { $0.state == .ordered }
    guard let ordered, let serial = ordered.serial else { return }
    let code = try await code(choice, right: try await ownCode(of: ordered.id), of: ordered.id)
    deed.code = code
    if try await isOwn(code, of: ordered.id) { deed.activated = ordered.id }
    guard let password = Self.passwords[user], let pin = try? PIN(Self.pin) else {
      return
    }
    _ = try await core.activateCodeDevice(
      serial: serial, for: user, password: password, code: code.digits, pin: pin)
  }

  /// Takes the temporary PIN out of the message to the telephone, as its owner would.
  mutating func acceptTemporaryPIN(_ person: Step.Person, _ given: Step.Given, _ deed: inout Deed)
    async throws(CoreError)
  {
    guard let app = begun(person) else { return }
    let pin = code(given, .temporaryPIN, of: person)
    deed.person = person.user
    if isSent(pin, .temporaryPIN, to: person) { deed.act = .rightTemporaryPIN }
    try await core.acceptTemporaryPIN(pin, for: app)
    spentCodes[.temporaryPIN] = pin
  }

  func activateApp(_ person: Step.Person) async throws(CoreError) {
    guard let app = begun(person), let pin = try? PIN(Self.pin), let signer = try? Self.deviceSigner() else {
      return
    }
    _ = try await core.activateApp(
      app, pin: pin, repeated: pin.secret, biometrics: false, notifications: true,
      deviceKey: signer.verifyingKey)
  }

  func begun(_ person: Step.Person) -> AuthenticatorID? {
    store.authenticators(of: person.user).first { $0.kind == .app && $0.state == .ordered }?.id
  }

  /// The first authenticator of a kind that a person has.
  func held(_ kind: AuthenticatorKind, by person: Step.Person) -> AuthenticatorID? {
    store.authenticators(of: person.user).first { $0.kind == kind && $0.state != .deleted }?.id
  }
}
