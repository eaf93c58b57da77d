// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography

/// What one step truly gave the core: the witness's reason to accept that something changed.
struct Deed {
  enum Act: Hashable {
    case request, rightPIN, wrongPIN, rightCode, wrongCode, sawSession, heard, gesture, rightCodeAndPassword
    case reject, cancel, extend
    case rightPassport
    case attested(Attestation.Step)
    case choseUserID
    case rightPhoneCode, beganApp, showedCopyCode, rightCopyCode, rightTemporaryPIN
  }

  /// The approval it was done to.
  var approval: ApprovalID?
  var act: Act?
  /// The enrolment that it was a step of.
  var enrolment: EnrolmentID?
  /// Whose telephone, app or name it was about.
  var person: UserID?
  /// The device whose activation was asked for with a right code or signature.
  var activated: AuthenticatorID?
  /// The app whose switch was confirmed.
  var confirmed: AuthenticatorID?
  /// What a device was believed to do, though its signature was false.
  var forged: DeviceAnswer.Act?
  /// The code that was given.
  var code: GivenCode?
}

/// A code somebody gives, and what it is: two codes of one name are one code.
struct GivenCode {
  enum Name: Hashable {
    /// The code a service shows for one approval.
    case shown(ApprovalID)
    /// A code bound to a text by a device's counter.
    case bound(AuthenticatorID, counter: UInt64)
    /// A device's own code of one time step.
    case own(AuthenticatorID, step: UInt64)
    /// A chip's signature over what one approval challenges.
    case signature(ApprovalID)
    /// No code at all.
    case none
  }

  let digits: Secret
  let name: Name
}
