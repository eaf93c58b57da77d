// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

/// The ways that the rules know, step by step.
extension StepGenerator {
  /// From a request to its decision, or to where it can be decided.
  static func decisions(_ text: Int) -> [[Step]] {
    [
      [
        .request(.anna, .qrCode, text: text), .open(.latest, rightPIN: true), .see(.latest, ownLink: true),
        .hear(.latest),
      ],
      [
        .request(.anna, .sameDevice, text: text), .open(.latest, rightPIN: true),
        .see(.latest, ownLink: true), .hear(.latest),
      ],
      [.request(.anna, .bindingMessage, text: text), .open(.latest, rightPIN: true), .hear(.latest)],
      [
        .request(.bent, .oneTimeCode, text: text), .open(.latest, rightPIN: true), .type(.latest, .right),
        .hear(.latest),
      ],
      [
        .request(.anna, .spokenCode, text: text), .hear(.latest),
        .submit(.latest, .right, rightPassword: true),
      ],
      [
        .request(.bent, .shownCode, text: text), .hear(.latest),
        .submit(.latest, .right, rightPassword: true),
      ],
      [.request(.bent, .chip, text: text), .hear(.latest), .sign(.latest, .right, rightPassword: true)],
      [
        .request(.anna, .qrCode, text: text), .reject(.latest, .changedMind), .freeze(.latest),
        .unfreeze(.anna),
      ],
      [.request(.anna, .qrCode, text: text)] + [Step](repeating: .open(.latest, rightPIN: false), count: 3),
      wrongPasswords(3) + wrongPasswords(2),
    ]
  }

  /// What changes who somebody is, what they have and how they approve.
  static func changes(_ text: Int) -> [[Step]] {
    [
      [.order(.anna, .codeDisplay), .delete(.anna, .codeReader), .activate(.anna, .right)],
      [[Step]](repeating: app(of: .bent), count: 3).flatMap(\.self),
      [
        .showCopyCode(.bent), .copyApp(.bent, .right), .acceptTemporaryPIN(.bent, .right),
        .activateApp(.bent),
      ],
      [
        .orderChip(.anna), .activateChip(.anna, rightKey: true), .request(.anna, .chip, text: text),
        .hear(.latest), .sign(.latest, .right, rightPassword: true),
      ],
      [
        .beginEnrolment, .enterPassport(isRight: true), .attest(.chip), .attest(.face),
        .chooseUserID(.clara), .sendPhoneCode(.clara, number: 0), .bindPhone(.clara, .right),
        .beginApp(.clara), .acceptTemporaryPIN(.clara, .right), .activateApp(.clara),
      ],
      [
        .beginEnrolment, .attest(.clerk), .chooseUserID(.clara), .order(.clara, .codeReader),
        .activate(.clara, .right), .request(.clara, .spokenCode, text: text), .hear(.latest),
        .submit(.latest, .right, rightPassword: true),
      ],
      [.sendPhoneCode(.anna, number: 1), .bindPhone(.anna, .right), .beginApp(.anna)],
      [.sendPhoneCode(.bent, number: 1), .bindPhone(.bent, .wrong), .bindPhone(.bent, .right)],
      [.requestSwitch(.anna), .wait(seconds: 86_400), .confirmSwitch(.anna)],
      [.requestSwitch(.anna), .setClock(seconds: 86_400), .confirmSwitch(.anna)],
      [.requestSwitch(.anna), .setClock(seconds: 86_400), .restart, .confirmSwitch(.anna)],
      // Asked for again, which changes nothing, the core looks at its clock.
      [[Step]](repeating: [.requestSwitch(.anna), .setClock(seconds: 2)], count: 30).flatMap(\.self)
        + [.wait(seconds: 86_380), .confirmSwitch(.anna)],
      [.requestSwitch(.anna), .reboot(seconds: 86_400), .wait(seconds: 28_800), .confirmSwitch(.anna)],
    ]
  }

  private static func app(of person: Step.Person) -> [Step] {
    [.beginApp(person), .acceptTemporaryPIN(person, .right), .activateApp(person), .wait(seconds: 60)]
  }

  private static func wrongPasswords(_ count: Int) -> [Step] {
    [.request(.anna, .spokenCode, text: 0), .hear(.latest)]
      + [Step](repeating: .submit(.latest, .right, rightPassword: false), count: count) + [.cancel(.latest)]
  }
}
