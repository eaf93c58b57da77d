// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// How every world begins: two people with their authenticators, made once and copied for each sequence.
struct Founding: Sendable {
  let records: StoredRecords
  let clock: ManualClock

  /// Anna has an app bound by QR code and a code reader; Bent an app bound by one-time code, a code
  /// display and a chip. Clara is nobody yet.
  static func make() async throws -> Founding {
    let (store, clock) = (MemoryStore(), ManualClock())
    let core = try World.core(on: store, clock)
    for (person, kind, binding) in [
      (Step.Person.anna, AuthenticatorKind.codeReader, Binding.qrCode), (.bent, .codeDisplay, .oneTimeCode),
    ] {
      let user = person.user
      try await core.createUser(user)
      let (_, device) = try await core.orderCodeDevice(kind, for: user)
      let code = try device.currentCode(at: core.wallTime())
      _ = try await core.activateCodeDevice(
        serial: device.serial, for: user, password: Password(World.passwordText, for: user), code: code,
        pin: PIN(World.pin))
      try store.commit([.authenticator(app(of: user, binding))], .durable)
    }
    for person in [Step.Person.anna, .bent] { try await bindPhone(of: person.user, core, store) }
    let chip = try await core.orderChip(for: Step.Person.bent.user)
    let challenge = try await core.activationChallenge(of: chip, for: World.chipKey())
    try await core.activateChip(
      chip, key: World.chipKey(), signature: World.chipSigner().sign(challenge.message),
      password: Password(World.passwordText, for: Step.Person.bent.user))
    // The codes of the activations are out of their time.
    clock.pass(.seconds(600))
    return Founding(records: store.records, clock: clock)
  }

  private static func bindPhone(of user: UserID, _ core: IdentityProvider, _ store: MemoryStore) async throws
  {
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: user)
    try await core.bindPhone(code: store.pendingCode(.phoneNumber, of: user)?.code ?? Secret([]), for: user)
  }

  private static func app(of user: UserID, _ binding: Binding) throws -> Authenticator {
    let seed = Secret([UInt8](repeating: 9, count: 32))
    let number = try Random.bytes(4).reduce(Int64(1)) { $0 << 8 | Int64($1) }
    var app = Authenticator(id: AuthenticatorID(number), user: user, kind: .app, state: .active)
    app.seed = seed
    app.binding = binding
    app.publicKey = try World.deviceSigner().verifyingKey.rawRepresentation
    app.pinVerifier = try MAC.hmac(
      .sha256, key: seed, Array("kodeoplaeser-pin-1\0".utf8) + World.pin.revealed())
    return app
  }
}
