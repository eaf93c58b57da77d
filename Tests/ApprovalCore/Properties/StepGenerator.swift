import ApprovalCore
// SPDX-License-Identifier: GPL-3.0-or-later
import Devices

/// Sequences of steps from a seed: good approvals, disturbed.
struct StepGenerator {
  private var random: SeededGenerator

  init(seed: UInt64) {
    random = SeededGenerator(state: seed)
  }

  mutating func sequence() -> [Step] {
    let flows = (0..<Int.random(in: 1...3, using: &random)).flatMap { _ in flow() }
    return flows.flatMap { disturbed($0) }
  }

  /// The way to a decision that the rules intend, or to a wall that they set.
  private mutating func flow() -> [Step] {
    let text = Int.random(in: 0...1, using: &random)
    let way = pick(Bool.random(using: &random) ? Self.decisions(text) : Self.changes(text))
    guard case .hear = way.last else { return way }
    return way + [pick([.approve(.latest), .approve(.latest), .approve(.latest), .reject(.latest, .notMe)])]
  }

  /// A step left out, doubled, or preceded by another; mostly itself.
  private mutating func disturbed(_ step: Step) -> [Step] {
    switch Int.random(in: 0..<100, using: &random) {
    case ..<10: []
    case ..<18: [step, step]
    case ..<40: [any(), step]
    case ..<48: [any(), any(), step]
    default: [step]
    }
  }

  private mutating func any() -> Step {
    let which: Step.Which = pick([.latest, .latest, .latest, .before])
    let person: Step.Person = pick(Step.Person.allCases)
    return pick([
      .request(person, pick(Binding.allCases), text: Int.random(in: 0...1, using: &random)),
      .open(which, rightPIN: true), .open(which, rightPIN: false),
      .type(which, code()), .type(which, code()), .see(which, ownLink: true), .see(which, ownLink: false),
      .hear(which), .approve(which), .approve(which),
      .submit(which, code(), rightPassword: true), .submit(which, code(), rightPassword: false),
      .reject(which, pick(RejectionReason.allCases)), .cancel(which), .extend(which), .freeze(which),
      .forge(which, pick(Step.Forgery.allCases)),
      .speak(which, Bool.random(using: &random)), .look, .unfreeze(person),
      .order(person, pick(AuthenticatorKind.allCases)), .activate(person, code()),
      .block(person, pick(AuthenticatorKind.allCases)), .delete(person, pick(AuthenticatorKind.allCases)),
      .beginApp(person), .acceptTemporaryPIN(person, given()), .activateApp(person),
      .resendTemporaryPIN(person), .showCopyCode(person), .copyApp(person, given()), .orderChip(person),
      .activateChip(person, rightKey: Bool.random(using: &random)),
      .sign(which, given(), rightPassword: true), .sign(which, .right, rightPassword: false),
      .beginEnrolment, .enterPassport(isRight: Bool.random(using: &random)),
      .attest(pick(Attestation.Step.allCases)), .attest(pick(Attestation.Step.allCases)),
      .chooseUserID(person), .sendPhoneCode(person, number: Int.random(in: 0...1, using: &random)),
      .bindPhone(person, given()),
      .requestSwitch(person), .confirmSwitch(person), .cancelSwitch(person), .switchBack(person),
      .wait(seconds: pick([1, 60, 119, 121, 299, 300, 3600, 86_400])),
      .setClock(seconds: pick([-86_400, -60, -2, 2, 2, 60, 3600, 86_400])),
      .restart, .reboot(seconds: pick([60, 28_800, 86_400])), .fail(.beforeKeeping), .fail(.afterKeeping),
    ])
  }

  private mutating func given() -> Step.Given {
    pick([.right, .right, .right, .wrong, .spent])
  }

  private mutating func code() -> Step.CodeChoice {
    pick([.right, .right, .wrong, .spent, .away(steps: Int.random(in: -3...3, using: &random))])
  }

  private mutating func pick<Element>(_ elements: [Element]) -> Element {
    elements[Int.random(in: elements.indices, using: &random)]
  }
}
