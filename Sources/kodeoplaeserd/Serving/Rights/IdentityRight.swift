// SPDX-License-Identifier: GPL-3.0-or-later
internal import Varlink

/// Who may call a method of `dk.kodeoplaeser.Identity`, and what they need: the table of the core's rights.
///
/// What may approve for a person, and what they approve with, changes only by an approval of its own, by the factor that is
/// changed and another, by a clerk, at the beginning of a user, or by a recovery that waited. A uid is a right to ask.
///
/// 1. Root is the clerk, and needs what the call itself carries and no more.
/// 2. The account that stands for a user reaches that user, and needs what the row says.
/// 3. Nobody else reaches anybody. A row that says so lets who controls the reader do one thing to the reader itself.
struct IdentityRight: Sendable {
  /// What the account that stands for the user needs beside being that.
  enum Requirement: String, CaseIterable, Sendable {
    /// Nothing: it is read, or it gives nobody anything, or it waits and is announced.
    case nothing
    /// What the call carries: codes, a PIN or a password, each with its tries counted.
    case factors
    /// The signature of the device that answers.
    case signature
    /// An approval of its own.
    case approval
    /// The old password and a code of the person's code device; without a code, an approval.
    case codeOrApproval
    /// To be root: nobody vouches for themselves.
    case clerk
  }

  /// Whom a call is about.
  enum Subject: String, Sendable {
    /// The user that it names.
    case user
    /// The user of the authenticator that it names.
    case authenticator
    /// Whoever knows the name of the enrolment.
    case enrolment
    /// Nobody: any account that stands for somebody may.
    case nobody
    /// Nobody, and it is no secret.
    case everybody
  }

  /// What spares the approval.
  enum Exemption: Sendable {
    /// The user's beginning.
    case beginning
    /// A recovery that waited its time.
    case recovery
  }

  let rule: IdentityRule
  let subject: Subject
  let requirement: Requirement
  var exemptions: Set<Exemption> = []
  /// Whether who controls the reader may call it where it is about the reader's own authenticator.
  var isForReader = false

  /// Whether a call leaves something in the core's database for good that no person answered for: an account makes so many a
  /// day. An answer belongs to a request, and what stops something to what is stopped: neither is ever refused for it.
  var isCounted: Bool { requirement != .signature && !Self.uncounted.contains(rule) }

  private static let uncounted: Set<IdentityRule> = [
    .awaitedStep, .authenticators, .chipChallenge, .pendingApproval, .freezes, .limits,
    .block, .beginRecovery, .stopRecovery, .cancelSwitch,
  ]

  /// The row of a rule; a rule without one is nobody's.
  static func of(_ rule: IdentityRule) -> IdentityRight {
    table.first { $0.rule == rule } ?? IdentityRight(rule: rule, subject: .user, requirement: .clerk)
  }

  static let table: [IdentityRight] = [
    // Users
    .init(rule: .beginEnrolment, subject: .nobody, requirement: .nothing),
    .init(rule: .enterPassport, subject: .enrolment, requirement: .nothing),
    .init(rule: .attest, subject: .enrolment, requirement: .clerk),
    .init(rule: .chooseUserID, subject: .enrolment, requirement: .nothing),
    .init(rule: .awaitedStep, subject: .enrolment, requirement: .nothing),
    .init(rule: .proveUser, subject: .user, requirement: .approval),
    .init(rule: .sendPhoneCode, subject: .user, requirement: .nothing),
    .init(rule: .bindPhone, subject: .user, requirement: .approval, exemptions: [.beginning]),
    .init(rule: .changePassword, subject: .user, requirement: .codeOrApproval),

    // Authenticators
    .init(rule: .authenticators, subject: .user, requirement: .nothing),
    .init(
      rule: .orderCodeDevice, subject: .user, requirement: .approval, exemptions: [.beginning, .recovery]),
    .init(rule: .activateCodeDevice, subject: .user, requirement: .factors),
    .init(rule: .resynchronise, subject: .user, requirement: .factors),
    .init(rule: .changePIN, subject: .authenticator, requirement: .approval),
    .init(rule: .block, subject: .user, requirement: .nothing, isForReader: true),
    .init(rule: .delete, subject: .user, requirement: .approval),
    .init(rule: .orderChip, subject: .user, requirement: .nothing),
    .init(rule: .chipChallenge, subject: .authenticator, requirement: .nothing),
    .init(rule: .activateChip, subject: .user, requirement: .approval, exemptions: [.beginning, .recovery]),

    // Apps
    .init(rule: .beginApp, subject: .user, requirement: .nothing),
    .init(rule: .resendTemporaryPIN, subject: .authenticator, requirement: .nothing),
    .init(rule: .acceptTemporaryPIN, subject: .authenticator, requirement: .factors),
    .init(
      rule: .activateApp, subject: .authenticator, requirement: .approval,
      exemptions: [.beginning, .recovery]),
    .init(rule: .chooseOnApp, subject: .authenticator, requirement: .approval),
    .init(rule: .showCopyCode, subject: .user, requirement: .nothing),
    .init(rule: .copyApp, subject: .user, requirement: .factors),

    // Answers
    .init(rule: .pendingApproval, subject: .user, requirement: .nothing),
    .init(rule: .openApproval, subject: .authenticator, requirement: .signature),
    .init(rule: .bindApproval, subject: .authenticator, requirement: .signature),
    .init(rule: .hearApproval, subject: .authenticator, requirement: .signature),
    .init(rule: .approve, subject: .authenticator, requirement: .signature),
    .init(rule: .reject, subject: .authenticator, requirement: .signature),
    .init(rule: .extend, subject: .authenticator, requirement: .signature),
    .init(rule: .freeze, subject: .authenticator, requirement: .signature),

    // The switch
    .init(rule: .requestSwitch, subject: .authenticator, requirement: .nothing),
    .init(rule: .confirmSwitch, subject: .authenticator, requirement: .approval),
    .init(rule: .cancelSwitch, subject: .authenticator, requirement: .nothing),
    .init(rule: .switchBack, subject: .authenticator, requirement: .approval),

    // Services
    .init(rule: .registerService, subject: .nobody, requirement: .clerk),
    .init(rule: .letAsk, subject: .user, requirement: .clerk),
    .init(rule: .freezes, subject: .user, requirement: .nothing),
    .init(rule: .unfreeze, subject: .user, requirement: .approval),

    // Recovery
    .init(rule: .makeRecoveryCode, subject: .user, requirement: .approval, exemptions: [.beginning]),
    .init(rule: .sendRecoveryPIN, subject: .user, requirement: .nothing),
    .init(rule: .beginRecovery, subject: .user, requirement: .factors),
    .init(rule: .stopRecovery, subject: .user, requirement: .nothing),

    .init(rule: .limits, subject: .everybody, requirement: .nothing),
  ]
}
