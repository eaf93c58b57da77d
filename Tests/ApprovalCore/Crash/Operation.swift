// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// One call of the core, and what must have been done before it.
struct Operation: Sendable, CustomStringConvertible {
  let name: String
  let before: [Step]
  let step: Step

  var description: String { name }

  init(_ name: String, after before: [Step] = [], _ step: Step) {
    (self.name, self.before, self.step) = (name, before, step)
  }

  private static let oneTime = Step.request(.bent, .oneTimeCode, text: 0)
  private static let scanned = Step.request(.anna, .qrCode, text: 0)
  private static let spoken = Step.request(.anna, .spokenCode, text: 0)
  private static let opened = [oneTime, .open(.latest, rightPIN: true)]
  private static let bound = opened + [.type(.latest, .right)]
  private static let heard = bound + [.hear(.latest)]
  private static let wrongPINs = [oneTime, .open(.latest, rightPIN: false), .open(.latest, rightPIN: false)]
  private static let submitted = Step.submit(.latest, .right, rightPassword: true)

  /// Every kind of change that the core makes.
  static let all = [
    Operation("a request", oneTime),
    Operation("a request bound by QR code", scanned),
    Operation("a request with a counter", spoken),
    Operation("a request after one that lapsed", after: [oneTime, .wait(seconds: 400)], oneTime),
    Operation("opening", after: [oneTime], .open(.latest, rightPIN: true)),
    Operation("a wrong PIN", after: [oneTime], .open(.latest, rightPIN: false)),
    Operation("the PIN that locks", after: wrongPINs, .open(.latest, rightPIN: false)),
    Operation("binding by code", after: opened, .type(.latest, .right)),
    Operation("a wrong code", after: opened, .type(.latest, .wrong)),
    Operation(
      "the code that ends it", after: opened + [.type(.latest, .wrong), .type(.latest, .wrong)],
      .type(.latest, .wrong)),
    Operation(
      "binding by link", after: [scanned, .open(.latest, rightPIN: true)], .see(.latest, ownLink: true)),
    Operation("hearing", after: bound, .hear(.latest)),
    Operation("approving", after: heard, .approve(.latest)),
    Operation("rejecting", after: heard, .reject(.latest, .changedMind)),
    Operation("rejecting what is not mine", after: bound, .reject(.latest, .notMe)),
    Operation("lifting a freeze", after: bound + [.reject(.latest, .notMe)], .unfreeze(.bent)),
    Operation("submitting", after: [spoken, .hear(.latest)], submitted),
    Operation(
      "submitting a wrong password", after: [spoken, .hear(.latest)],
      .submit(.latest, .right, rightPassword: false)),
    Operation("withdrawing", after: opened, .cancel(.latest)),
    Operation("more time", after: bound, .extend(.latest)),
    Operation("lapsing", after: [oneTime, .wait(seconds: 400)], .look),
    Operation("ordering", .order(.anna, .codeDisplay)),
    Operation(
      "activating a device", after: [.order(.anna, .codeDisplay), .delete(.anna, .codeReader)],
      .activate(.anna, .right)),
    Operation("blocking", after: [oneTime], .block(.bent, .app)),
    Operation("deleting", after: [oneTime], .delete(.bent, .app)),
    Operation("beginning an app", .beginApp(.anna)),
    Operation("a temporary PIN", after: [.beginApp(.anna)], .acceptTemporaryPIN(.anna, .right)),
    Operation(
      "activating an app", after: [.beginApp(.anna), .acceptTemporaryPIN(.anna, .right)], .activateApp(.anna)),
    Operation("asking for a switch", .requestSwitch(.anna)),
    Operation(
      "confirming a switch", after: [.requestSwitch(.anna), .wait(seconds: 86_400)], .confirmSwitch(.anna)),
    Operation("giving a switch up", after: [.requestSwitch(.anna)], .cancelSwitch(.anna)),
    Operation("switching back", .switchBack(.bent)),
  ]
}
