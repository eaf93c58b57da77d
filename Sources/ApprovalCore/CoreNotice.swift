// SPDX-License-Identifier: GPL-3.0-or-later

/// What the core tells those who watch it, after it is kept.
public enum CoreNotice: Sendable {
  /// An approval is new, or its state or expiry moved.
  case approval(Approval)
  /// Requests were turned away: another approval of the user lives, or one asker asked too often. Told once; how many and whose
  /// says `ApprovalCore.takeTurnedAway(of:)`, after which it is told again.
  case requestsTurnedAway(from: UserID)
  /// What a service brought of a person's code and password was refused: the service is not told why, the person is.
  case submissionRefused(Refusal, of: Approval)
  /// An asker must wait, because it gave too many wrong codes or passwords; told once in a run of them.
  case guesserWaits(Guesser)
  /// An authenticator's state moved: to be announced on the user's other ones.
  case authenticator(AuthenticatorNews, of: Authenticator)
  /// A switch of method moved: to be announced on every authenticator of the user.
  case methodSwitch(MethodSwitchNews, of: Authenticator)
  /// The user's password is another one.
  case passwordChanged(UserID)
  /// The user's telephone number is another one.
  case phoneChanged(UserID)
  /// A recovery moved: to be announced on everything that the user has.
  case recovery(RecoveryNews, of: UserID)
  /// A recovery code was made for the user, in the place of the one before.
  case recoveryCodeMade(UserID)
  /// An account of this machine may ask for approvals by the user from now on.
  case accountLetAsk(UInt32, for: UserID)
  /// The account that asked for approvals by the user may not any more.
  case accountTaken(from: UserID)
  /// A service may ask everyone from now on.
  case serviceRegistered(ServiceName)
  /// The state had gone back, and root accepted it as it is.
  case stateAccepted
  /// A text message waits, because the gateway did not take it.
  case messagesWait
}

/// What happened to an authenticator.
public enum AuthenticatorNews: String, CaseIterable, Sendable {
  /// As its state moved; locked is for an hour.
  case ordered, activated, locked, blocked, unblocked, deleted
}

/// How far a recovery has come.
public enum RecoveryNews: String, CaseIterable, Sendable {
  /// Begun: nothing can be activated by it for a day, and whoever did not begin it stops it.
  case requested
  /// The wait is over: one authenticator may be activated.
  case due
  /// Stopped before it served.
  case stopped
  /// It served.
  case done
}

/// How far a switch of method has come.
public enum MethodSwitchNews: String, CaseIterable, Sendable {
  /// Asked for: nothing changes for 24 hours.
  case requested
  /// The time is over: the user is asked to confirm.
  case due
  /// Confirmed: one-time codes from now on.
  case done
  /// Given up before it was confirmed.
  case cancelled
  /// QR codes again.
  case back
}
