// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore

/// One thing that somebody does to the core, or that befalls it.
enum Step: Hashable, Sendable {
  case request(Person, Binding, text: Int)
  case open(Which, rightPIN: Bool)
  case type(Which, CodeChoice)
  /// Scans the session's QR code, or another session's.
  case see(Which, ownLink: Bool)
  case hear(Which)
  case approve(Which)
  case submit(Which, CodeChoice, rightPassword: Bool)
  case reject(Which, RejectionReason)
  /// Says after a rejection that somebody else began it.
  case freeze(Which)
  /// Everything that a device can do, under a signature that is not its own for that.
  case forge(Which, Forgery)
  case cancel(Which)
  case extend(Which)
  case speak(Which, Bool)
  case look
  case unfreeze(Person)
  case order(Person, AuthenticatorKind)
  case activate(Person, CodeChoice)
  case block(Person, AuthenticatorKind)
  case delete(Person, AuthenticatorKind)
  case beginApp(Person)
  case acceptTemporaryPIN(Person, Given)
  case resendTemporaryPIN(Person)
  case activateApp(Person)
  case showCopyCode(Person)
  case copyApp(Person, Given)
  case orderChip(Person)
  case activateChip(Person, rightKey: Bool)
  case sign(Which, Given, rightPassword: Bool)
  case beginEnrolment
  case enterPassport(isRight: Bool)
  case attest(Attestation.Step)
  case chooseUserID(Person)
  case sendPhoneCode(Person, number: Int)
  case bindPhone(Person, Given)
  case requestSwitch(Person)
  case confirmSwitch(Person)
  case cancelSwitch(Person)
  case switchBack(Person)
  case wait(seconds: Int)
  case setClock(seconds: Int)
  case restart
  /// The machine is off for a while; what was set of its clock before holds.
  case reboot(seconds: Int)
  /// The next commit fails; where it was kept, the core starts again after it.
  case fail(MemoryStore.Fault)

  enum Person: String, CaseIterable, Sendable {
    case anna, bent, clara
  }

  /// Which approval: the latest, or one before.
  enum Which: Int, CaseIterable, Sendable {
    case latest, before
  }

  /// What is given where a code was sent or shown, or something is signed.
  enum Given: CaseIterable, Sendable {
    case right, wrong, spent
  }

  /// What is false about a signature.
  enum Forgery: CaseIterable, Sendable {
    case strangersKey, otherAct, otherText, otherApproval
  }

  /// Which code is given.
  enum CodeChoice: Hashable, Sendable {
    /// The one that is good now.
    case right
    /// One digit is another.
    case wrong
    /// The one that was accepted last, whatever it was for.
    case spent
    /// The device's own code so many time steps away.
    case away(steps: Int)
  }

  /// Steps to try in its place when a failing sequence is made smaller.
  var simpler: [Step] {
    switch self {
    case .request(let person, let binding, let text) where text > 0: [.request(person, binding, text: 0)]
    case .setClock(let seconds) where abs(seconds) > 1: [.setClock(seconds: seconds / 2)]
    case .wait(let seconds) where seconds > 1: [.wait(seconds: 1), .wait(seconds: seconds / 2)]
    default: []
    }
  }
}
