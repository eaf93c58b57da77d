// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Keypad

/// What can happen to the dialogue.
public enum DialogueEvent: Sendable {
  case key(Key)
  case arrived(Brief)
  /// A request by this service was turned away while another lives.
  case turnedAway(ServiceName)
  /// The approval ended without the person: it expired, was cancelled, or failed.
  case ended(ApprovalID, ApprovalState)
  /// The core answered the last command.
  case answered(CoreAnswer)
  /// Everything said under this cue was played by the device, or was cut off.
  case said(Cue, complete: Bool)
  /// What was to be said could not be.
  case unsayable(phrase: String)
  /// The code was asked for from elsewhere than the keypad.
  case codeAsked
  /// The output is gone, and with it what was being said; or it plays again.
  case outputLost, outputBack
  /// Time passed.
  case tick
}

/// What the core answered to a command of the dialogue.
public enum CoreAnswer: Hashable, Sendable {
  /// Done; the approval is now in this state.
  case done(ApprovalState)
  case extended(until: Instant)
  case frozen
  case refused(Refusal)
  /// The core could not keep it: nothing was decided.
  case failed(phrase: String)
}

/// What a stretch of speech is for, so that its end means something.
public enum Cue: Hashable, Sendable {
  /// A part of the transaction text, to its last frame.
  case part(Int)
  case other
  /// What somebody else asked the reader to say; its end means nothing.
  case outside
}
