// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography
public import Sound
public import Speech

/// What must follow an event, in order.
public enum DialogueEffect: Sendable {
  /// Stops what is being said, at once.
  case silence
  /// Says these after what is being said; the cue comes back when the last was played. Aloud where the person asked for it,
  /// though others can hear.
  case say([Speakable], Cue, aloud: Bool)
  /// Asks for something; of which user, where the reader has several.
  case ask(CoreCommand, of: UserID?)
  /// A setting has another value: it holds from the next word on, and is kept; of which user, where the reader has several and
  /// it is one of theirs.
  case set(Setting, Int, of: UserID?)
  /// The reader speaks to this user from the next word on, as they set it; to nobody, as the room is set.
  case turn(to: UserID?)
  /// The person hears the output, whatever its mixer says: what is played counts as heard from now on.
  case trustHearing
  /// The output is to be made audible at its mixer.
  case turnUp
}

/// What the dialogue asks for; one at a time, each answered by `DialogueEvent.answered`.
public enum CoreCommand: Sendable {
  case open(ApprovalID, pin: Secret)
  case bind(ApprovalID, code: Secret)
  /// The session is at this machine: no code binds it.
  case bindLocally(ApprovalID)
  /// Its text was played to its end; by the person's word alone, where the mixer of the output says that nothing is heard.
  case heard(ApprovalID, confirmed: Bool)
  case approve(ApprovalID)
  /// Rejected at once; why is said next.
  case reject(ApprovalID)
  case giveReason(ApprovalID, RejectionReason)
  case unfreeze(ServiceName)
  /// Who asked for a change that was rejected as somebody else's may ask again.
  case letAskAgain(ApprovalID)
  /// Which services may not ask.
  case stoppedServices
  case extend(ApprovalID)
  /// The switch to one-time codes that waits is given up, or made now that it is due.
  case cancelSwitch, confirmSwitch
  /// The recovery that was begun is to be stopped.
  case stopRecovery
  /// This reader was blocked on request and is to be opened again.
  case unblock(pin: Secret, password: Secret)
  /// A code is to be made and held, ready to be spoken; what counts it is kept first.
  case code(CodeSource)
  /// The code of an account that is not kept yet is to be made and held, to be compared.
  case check(NewAccount)
  /// The account is to be kept.
  case keep(NewAccount)
  /// Whether the reader, which approves nothing any more, may be activated again at itself.
  case wayBack
  /// Recovery codes are to be made and held, ready to be spoken one by one.
  case makeRecoveryCodes
  /// Something of the person's own, behind their PIN.
  case personal(PersonalCommand)
  /// The reader becomes this person's, who accepts the operator's terms with this digest.
  case enrol(UserID, password: Password, pin: PIN, accepting: [UInt8]?)
}

/// One thing to be heard, before it is words.
public enum Speakable: Hashable, Sendable {
  /// A phrase of the reader's own, and what fills it.
  case phrase(Phrase, [String: Argument] = [:])
  /// Words of a service, in the quote voice.
  case quote(Utterance)
  /// Words of a field of the text, made from that phrase.
  case field(Utterance, phrase: Phrase)
  /// Words letter by letter, in the voice that they are in.
  case spelled(Utterance, Phrasebook.Alphabet)
  case earcon(Earcon)
  /// Digits of a code that were typed, said back; ASCII.
  case typed([UInt8])
  /// Letters and digits that were written, said back one by one.
  case written(String)
  /// Letters and digits of a key, said back to the listener alone.
  case writtenKey(String)
  /// A phrase of the reader's own, read as the words of a service are now.
  case sample(Phrase)
  /// The code that was fetched last.
  case heldCode
  /// One digit of it, counted from 0.
  case heldDigit(Int)
}
