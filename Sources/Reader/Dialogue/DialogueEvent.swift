// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Keypad

/// What can happen to the dialogue.
public enum DialogueEvent: Sendable {
  /// The conversation begins: what holds before anything happens.
  case began(Beginning)
  case key(Key)
  /// A key so soon after the same one that it may be its bounce: it counts, but for what needs a second press.
  case bounce(Key)
  case arrived(PendingApproval)
  /// Requests were turned away: another lives, or one asker asks too often. Whose they were stands where the reader has several
  /// users, here and in what follows.
  case turnedAway([TurnedAway], of: UserID? = nil)
  /// The approval ended without the person: it expired, was cancelled, or failed.
  case ended(ApprovalID, ApprovalState)
  /// The approval that arrived was taken up on another of the person's devices, whatever came of it there.
  case takenUpElsewhere(ApprovalID)
  /// The core answered the last command.
  case answered(CoreAnswer)
  /// Everything said under this cue was played by the device, or was cut off.
  case said(Cue, complete: Bool)
  /// A part of the text was silenced while its word with this index, counted from where it began, was playing.
  case cut(Cue, word: Int)
  /// What was to be said could not be.
  case unsayable(phrase: Phrase)
  /// Something went wrong that no key brought about.
  case fault(Fault)
  /// A code or a text was not said because others can hear the output.
  case withheld
  /// Nobody but the listener hears the output any more.
  case alone
  /// The code was asked for from elsewhere than the keypad; of an account, or of the reader.
  case codeAsked(account: String?, of: UserID? = nil)
  /// A program has something said: whose words they are, and the words.
  case programSays([Speakable])
  /// The accounts that there are now.
  case accounts([AccountCard], of: UserID? = nil)
  /// A setting was asked for from elsewhere than the keypad.
  case settingAsked(Setting, Int, of: UserID? = nil)
  /// A setting could not be made what was asked for: this is what it still is.
  case settingStays(Setting, Int)
  /// Something that concerns the person happened elsewhere.
  case announced(Announcement)
  /// The text of a request that waits is read in other words: the language or the punctuation is another.
  case reworded(ApprovalID, [TextPart])
  /// Somebody was enrolled from elsewhere than the keypad.
  case owned
  /// The reader has these users from now on: one of them came, or left it.
  case shared([HouseholdMember])
  /// Something keeps the reader from being answered on from now on, or nothing any more; with the phrase that says so, unless it
  /// is said as it always is.
  case hindered(Refusal?, phrase: Phrase?, of: UserID? = nil)
  /// A service that the person stopped may ask again, by what was done elsewhere or here.
  case letAsk(ServiceName, of: UserID? = nil)
  /// A recovery moved; whether one waits or is due now.
  case recovery(RecoveryNews, isWaiting: Bool, of: UserID? = nil)
  /// The output is gone, and with it what was being said.
  case outputLost
  /// It plays again, or for the first time where it was not there before.
  case outputBack(wasThere: Bool)
  /// The mixer of the output says that nothing of it is heard, and what was being said has ended; or it says so no more.
  case muted, unmuted
  /// Time passed.
  case tick
}

/// What holds when a conversation begins.
public struct Beginning: Sendable {
  /// Whether the reader is somebody's.
  public var isOwned: Bool
  /// Whether the reader may make itself somebody's, from the keypad.
  public var canSetUp: Bool
  /// How many languages there are.
  public var languages: Int
  /// What was set before; the rest is as it is without.
  public var values: [Setting: Int]
  public var accounts: [AccountCard]
  /// Why the reader cannot be answered on now: it is locked or blocked.
  public var obstacle: Refusal?
  /// Whether a recovery waits or is due.
  public var isRecovering = false
  /// The operator's terms, and whether the reader's owner has not accepted them as they are now.
  public var terms: HeardTerms?
  public var awaitsTerms = false
  /// Its users, where it has several: then obstacle, recovery and accounts are theirs.
  public var household: [HouseholdMember] = []

  public init(
    isOwned: Bool = true, canSetUp: Bool = false, languages: Int = 1, values: [Setting: Int] = [:],
    accounts: [AccountCard] = [], obstacle: Refusal? = nil, isRecovering: Bool = false
  ) {
    self.isOwned = isOwned
    self.canSetUp = canSetUp
    self.languages = languages
    self.values = values
    self.accounts = accounts
    self.obstacle = obstacle
    self.isRecovering = isRecovering
  }
}

/// What was answered to a command of the dialogue.
public enum CoreAnswer: Hashable, Sendable {
  /// Done; the approval is now in this state.
  case done(ApprovalState)
  case extended(until: Instant)
  /// Why it was rejected is told.
  case reasonGiven
  case frozen
  /// Who asked for a change asks nothing until then.
  case askerStopped(until: Instant)
  /// The switch to one-time codes was given up, or made.
  case switchSettled(MethodSwitchNews)
  /// The recovery that was begun is stopped.
  case recoveryStopped
  /// The reader is open again.
  case unblocked
  /// The service may ask again.
  case lifted
  /// The services that may not ask, the one stopped last first.
  case stoppedServices([StoppedService])
  /// The account is kept; these are the accounts now.
  case kept([AccountCard])
  /// The code is held, to be spoken.
  case code(CodeCard)
  /// Whose the reader may become again at itself; `nil` where it may not now.
  case wayBack(UserID?)
  /// What the personal menu asked for.
  case personal(PersonalAnswer)
  /// The reader is somebody's.
  case enrolled
  /// So many recovery codes are held, to be spoken.
  case recoveryCodes(Int)
  case refused(Refusal)
  /// It could not be done or kept: nothing was decided.
  case failed(Fault)

  /// The same, of a phrase that nothing fills.
  static func failed(phrase: Phrase) -> CoreAnswer { .failed(Fault(phrase)) }
}

/// What a stretch of speech is for, so that its end means something.
public enum Cue: Hashable, Sendable {
  /// A part of the transaction text, to its last frame; `from` is the word it begins with.
  case part(Int, from: Int)
  /// Something said on the way: at its end the text goes on.
  case beforeText
  /// The code of an account that is being added.
  case check
  /// That it was rejected, and which key says that somebody else began it.
  case rejection
  /// A code: one that was not heard to its end because the output went is said again when it is back.
  case code
  /// Which keys deal with a switch that waits: none confirms it before this was heard.
  case offer
  /// Whether anything is heard, though the mixer says that nothing is: counted as heard, unlike all else, when it was played.
  case mutedQuestion
  /// That a request arrived, or that some were turned away.
  case arrival, turnedAway
  case other
  /// A change or a setting, said in a pause.
  case news
  /// A program's words, for the listener alone: no part of the dialogue, which is at rest meanwhile.
  case outside

  /// Whether it is of nothing that the person is dealing with.
  var isNews: Bool { self == .news || self == .turnedAway || self == .outside }
}
