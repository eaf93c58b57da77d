// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Storage

/// A code reader elsewhere opens, binds, hears and approves what a service asks; the service gets the signed evidence.
func approveOnce(inFolder folder: String, by clock: some CoreClock) async throws -> String? {
  let core = try IdentityProvider(store: CoreDatabase(inFolder: folder), clock: clock)
  let anna = try UserID("anna.aa")
  try await core.createUser(anna)

  // The reader is ordered, and activated with a password, a code of its own, a PIN, and a key that it made for itself.
  let (reader, device) = try await core.orderCodeDevice(.codeReader, for: anna)
  let (key, pin) = (try SigningKey.generate(), Secret(utf8: "270945"))
  _ = try await core.activateCodeDevice(
    serial: device.serial, for: anna, password: Password("Vinterhave ved 7 fjorde", for: anna),
    code: device.currentCode(at: clock.wall), pin: PIN(pin), deviceKey: key.verifyingKey)

  // A service asks, and shows the one-time code on its screen.
  let text = try TransactionText(action: .logOn, service: ServiceName("Borger.dk"), body: "See your post")
  let asked = try await core.request(ApprovalRequest(user: anna, text: text))
  guard let code = asked.oneTimeCode else { return nil }

  // Each answer is signed over the approval, the text that was heard, and the act.
  func answer(_ act: DeviceAnswer.Act) throws -> AnsweringDevice {
    let answer = DeviceAnswer(act, to: asked.id, textDigest: text.digest)
    return AnsweringDevice(reader, signature: try key.sign(answer.message))
  }
  try await core.open(asked.id, on: answer(.open), pin: pin)
  try await core.bind(asked.id, on: answer(.bind), code: code)
  try await core.heard(asked.id, on: answer(.heard))
  let approved = try await core.approve(asked.id, on: answer(.approve))
  return approved.receipt.flatMap { Receipt(compact: $0).payload(verifiedWith: core.receiptKey) }
}
