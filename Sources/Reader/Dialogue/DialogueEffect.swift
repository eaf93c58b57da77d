// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography

/// What must follow an event, in order.
public enum DialogueEffect: Sendable {
  /// Stops what is being said, at once.
  case silence
  /// Says these after what is being said; the cue comes back when the last was played.
  case say([Speakable], Cue)
  case ask(CoreCommand)
  case adjust(Adjustment)
}

/// What the dialogue asks of the core; one at a time, each answered by `DialogueEvent.answered`.
public enum CoreCommand: Sendable {
  case open(ApprovalID, pin: Secret)
  case bind(ApprovalID, code: Secret)
  case heard(ApprovalID)
  case approve(ApprovalID)
  case reject(ApprovalID, RejectionReason)
  case freezeService(of: ApprovalID)
  case extend(ApprovalID)
}

/// What keys change of the voice; applied from the next word on.
public enum Adjustment: Hashable, Sendable {
  case softer, louder, slower, faster
}
