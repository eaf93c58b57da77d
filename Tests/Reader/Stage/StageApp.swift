// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Synchronization
import Testing

/// The person's other device: a real app on the stage's core, which takes one-time codes as the reader does.
struct StageApp {
  private let core: IdentityProvider
  private let id: AuthenticatorID
  private let key: SigningKey

  /// Activates the app, and switches it to one-time codes: a day passes.
  init(core: IdentityProvider, telephone: StageTelephone, clock: ManualClock) async throws {
    self.core = core
    key = try SigningKey.generate()
    try await core.sendPhoneCode(to: PhoneNumber("20123456"), for: Stage.anna)
    try await core.bindPhone(code: telephone.lastCode(), for: Stage.anna)
    id = try await core.beginApp(for: Stage.anna)
    try await core.acceptTemporaryPIN(telephone.lastCode(), for: id)
    let pin = try PIN(Stage.pin)
    _ = try await core.activateApp(
      id, pin: pin, repeated: pin.secret, biometrics: false, notifications: true,
      deviceKey: key.verifyingKey)
    try await core.requestMethodSwitch(on: id)
    clock.advance(by: .seconds(86_400))
    try await core.confirmMethodSwitch(on: id)
  }

  /// `opens`, or `rejects`.
  func deal(with approval: ApprovalID, _ deed: String) async throws {
    if deed == "opens" {
      try await core.open(approval, on: answering(.open, approval), pin: Secret(utf8: Stage.pin))
    } else {
      let rejecting = try await answering(.reject(.changedMind), approval)
      try await core.reject(approval, on: rejecting, because: .changedMind)
    }
  }

  private func answering(_ act: DeviceAnswer.Act, _ approval: ApprovalID) async throws -> AnsweringDevice {
    let digest = try await core.approvalState(approval).textDigest
    let answer = DeviceAnswer(act, to: approval, textDigest: digest)
    return AnsweringDevice(id, signature: try key.sign(answer.message))
  }
}

/// Text messages come here, and their codes are read from it.
final class StageTelephone: MessageGateway {
  private let last = Mutex<Secret?>(nil)

  func prepare(_ message: OutgoingMessage) { last.withLock { $0 = message.text } }
  func release(_ message: OutgoingMessage) {}

  /// The last word of the last message.
  func lastCode() throws -> Secret {
    let text = try #require(last.withLock { $0 }).revealed()
    return Secret(utf8: String(decoding: try #require(text.split(separator: 0x20).last), as: UTF8.self))
  }
}
