// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Keypad
internal import Sound
internal import Speech

/// The conversation between a person and the reader: a value that events change and that performs nothing.
///
/// 1. Nothing is approved but by `+` and `+` again within ten seconds, after the text was played to its end.
/// 2. `Enter` silences and does nothing else, anywhere.
/// 3. A key stops what is being said and counts. No key changes its meaning under a finger: what arrives while the person is
///    doing something waits for `+`, and what ends while they type leaves the digits without meaning for a while.
/// 4. `-` rejects at once. Why is open until `-` again, any other key but `Enter`, or ten seconds after that was asked.
/// 5. What no key and no request asked for waits for a pause, see `SpeechQueue`.
/// 6. What is played into an output whose mixer says that nothing is heard counts as not heard, see `Muting`.
/// 7. A reader that is several users' asks whose before it asks for a PIN, see `Household.swift`.
/// 8. An event that no rule names changes nothing.
public struct Dialogue: Sendable {
  public internal(set) var place = DialogueState.rest {
    didSet { if isShared { followPlace() } }
  }
  let limits: DialogueLimits
  /// Requests that arrived while the person was doing something, one of each user, the first first.
  var queue: [PendingApproval] = []
  /// How many stretches of speech were asked for since the last silence and have not ended.
  var unfinished = 0
  /// A command is with the core: keys wait, in order, for its answer.
  var isAwaiting = false
  private var held: [Key] = []
  /// The next key is to be explained, not obeyed.
  var explainsNext = false
  /// That a key means nothing here was said in words.
  private var hasToldUnused = false
  /// What was heard is gone through from here.
  var cursor = Cursor()
  var time = TimeWatch()
  var arrivals = ArrivalNews()
  var turnedAway = TurnedAwayNews()
  /// What is said in the pauses.
  var speech = SpeechQueue()
  var codes = CodeShelf()
  var menu = Menu()
  /// Whether the reader is somebody's, and whether that can be changed from here.
  var isOwned = true
  var canSetUp = false
  /// Its users, where it has several; empty where it is one person's.
  var household: [HouseholdMember] = []
  /// Whom the place is about, where it does not tell by itself; and whose voice it is.
  var atHand: UserID?
  var voiceOf: UserID?
  /// Whose PIN held last, for a while.
  var opened: OpenedUser?
  /// Why nothing can be answered on a reader of one person now.
  var ownObstacle: Refusal?
  /// The service that was let ask again from here: that it was is no news.
  var liftedHere: ServiceName?
  /// A recovery was begun that waits or is due, and is stopped from here.
  var isOwnRecovering = false
  /// The operator's terms, and whether whose reader it is has not accepted them as they are now.
  var terms: HeardTerms?
  var awaitsTerms = false
  /// What the second `+` would do about a switch was heard to its end.
  var isOfferHeard = false
  /// A code or a text was withheld because others can hear; `0` says it all the same.
  var isWithheld = false
  /// The person asked to hear it aloud.
  var isAloud = false
  var muting = Muting()

  public init(limits: DialogueLimits = DialogueLimits()) {
    self.limits = limits
  }

  /// Takes one event at one moment and returns what must follow, in order.
  public mutating func receive(_ event: DialogueEvent, at now: Instant) -> [DialogueEffect] {
    let effects =
      lapse(at: now) + answer(event, at: now) + announceNext() + sayNews(at: now)
      + sayTurnedAwayAtRest(at: now) + askWhetherHeard() + turnAtTheEnd()
    codes.forgetCode(unlessBoundTo: place.name.isLiving ? place.pending?.id : nil)
    time.follow(place.name.isLiving ? place.pending : queue.first, at: now, marks: limits.timeMarks)
    return effects
  }

  /// What was about somebody is over, and so is the turn of their voice, once what it said was heard.
  private mutating func turnAtTheEnd() -> [DialogueEffect] {
    if case .rest = place, !isAwaiting { atHand = nil }
    turnToPerson()
    return unfinished == 0 ? turnVoice() : []
  }

  private mutating func answer(_ event: DialogueEvent, at now: Instant) -> [DialogueEffect] {
    switch event {
    case .began(let beginning): begin(beginning)
    case .key(let key): press(key, at: now)
    case .bounce(let key): bounce(key, at: now)
    case .arrived(let pending): arrive(pending, at: now)
    case .turnedAway(let news, let user): turnAway(news, of: user, at: now)
    case .ended(let id, let state): end(id, state, at: now)
    case .takenUpElsewhere(let id): giveUp(id, at: now)
    case .answered(let answer): take(answer, at: now)
    case .said(let cue, let complete): finish(cue, complete: complete, at: now)
    case .cut(let cue, let word): cut(cue, word: word)
    case .unsayable(let phrase): say(.earcon(.error), .phrase(phrase))
    case .fault(let fault): say(.earcon(.error), fault.speakable)
    case .withheld: withhold()
    case .alone: hearAlone(at: now)
    case .codeAsked(let account, let user): put(.code(account: account, of: user))
    case .programSays(let words): put(.program(words))
    case .accounts(let accounts, let user): know(accounts, of: user)
    case .letAsk(let service, let user): letAsk(service, of: user)
    case .announced(let announcement): hear(of: announcement)
    case .settingAsked(let setting, let value, let user): set(setting, to: value, of: user)
    case .settingStays(let setting, let value): stay(setting, at: value)
    case .reworded(let id, let parts): reword(id, parts)
    case .owned: becomeOwned()
    case .shared(let members): share(among: members)
    case .hindered(let obstacle, let phrase, let user): hinder(obstacle, of: user, saying: phrase, at: now)
    case .recovery(let news, let isWaiting, let user): recover(news, isWaiting, of: user)
    case .outputBack(let wasThere): comeBack(wasThere, at: now)
    case .muted: mute()
    case .unmuted: unmute(at: now)
    case .outputLost, .tick: []
    }
  }

  /// Whether everything that was to be said has been.
  public var isQuiet: Bool { unfinished == 0 && !isAwaiting }

  /// The moment at which a tick is worth sending.
  public var deadline: Instant? {
    [placeDeadline, time.marks.first, codes.awaited?.from, turnedAwayDeadline, opened?.until]
      .compactMap(\.self).min()
  }

  private var placeDeadline: Instant? {
    switch place {
    case .confirm(_, let until), .rejected(_, let until), .frozen(_, let until),
      .switchOffer(_, let until), .over(let until):
      until
    case .personal(let menu): menu.deadline
    default: nil
    }
  }

  /// What happens by itself: windows close, the time left is said, a code that was waited for is there.
  private mutating func lapse(at now: Instant) -> [DialogueEffect] {
    guard !isAwaiting else { return [] }
    return lapseOpened(at: now) + closeWindow(at: now) + sayTime(at: now) + sayDueCode(at: now)
  }

  /// The second `+` and the second `-` are waited for only so long.
  private mutating func closeWindow(at now: Instant) -> [DialogueEffect] {
    guard let placeDeadline, now >= placeDeadline else { return [] }
    if case .rejected(let pending, _) = place { return ask(.giveReason(pending.id, .changedMind)) }
    if case .personal(let menu) = place { return lapse(menu, at: now) }
    guard case .confirm(let pending, _) = place else { return settle() }
    place = .question(pending)
    return say(.phrase(.notConfirmed)) + askQuestion(pending, at: now)
  }

  // MARK: Keys

  private mutating func press(_ key: Key, at now: Instant) -> [DialogueEffect] {
    guard !isAwaiting else {
      if held.count < limits.heldKeys { held.append(key) }
      return []
    }
    let wasTalking = unfinished > 0
    unfinished = 0
    cutNews(with: key)
    if let effects = answerMuted(key, at: now) { return [.silence] + effects }
    return [.silence] + obey(key, wasTalking: wasTalking, at: now)
  }

  /// Approves nothing: what is to be confirmed is said again, as the key stopped it.
  private mutating func bounce(_ key: Key, at now: Instant) -> [DialogueEffect] {
    // Kept with a plus before it until the core answers, it would be taken as the second.
    guard !isAwaiting else { return [] }
    var question: Speakable?
    if case .confirm(let pending, _) = place { question = pending.confirmation }
    if case .personal(let menu) = place, case .confirming(let devices, _) = menu.step {
      question = devices.question
    }
    if case .personal(let menu) = place, case .offering = menu.step {
      question = .phrase(.confirmRecoveryCodes)
    }
    if let reading = place.reading, reading.isAsked { question = reading.terms.question }
    guard let question else { return press(key, at: now) }
    unfinished = 0
    return [.silence] + say(question)
  }

  private mutating func obey(_ key: Key, wasTalking: Bool, at now: Instant) -> [DialogueEffect] {
    let mode = place.mode
    if explainsNext { return explain(key, in: mode) }
    let gesture = Keymap.row(key, in: mode)?.gesture
    if gesture == nil, !Keymap.keys.contains(key) { return answerUnused() }
    if case .rejected(let pending, _) = place, gesture != .reject {
      return leaveRejected(pending, with: key, gesture, at: now)
    }
    let offersTime = time.isOffered
    let wasWithheld = isWithheld
    hushNews(gesture, at: now)
    keepOpen(at: now)
    (time.isOffered, isWithheld, codes.isCutOff) = (false, false, false)
    if wasWithheld, gesture == .code { return hearAloud(at: now) }
    switch mode {
    case .listening: return listen(gesture, key, wasTalking: wasTalking, offersTime: offersTime, at: now)
    case .typing: return type(gesture, key, at: now)
    case .writing: return write(gesture, key)
    case .choosing: return choose(gesture, at: now)
    case .reviewing: return review(gesture)
    case .naming: return name(gesture, key, at: now)
    }
  }

  /// Rejected, and not because somebody else began it: that is told before the key is obeyed. `Enter` is for nothing but
  /// silence, and the time for the second `-` begins with it.
  private mutating func leaveRejected(
    _ pending: PendingApproval, with key: Key, _ gesture: Gesture?, at now: Instant
  ) -> [DialogueEffect] {
    guard gesture != .silence else {
      place = .rejected(pending, until: now + limits.notMeWindow)
      return []
    }
    held.insert(key, at: 0)
    return ask(.giveReason(pending.id, .changedMind))
  }

  /// A key that not every keypad has, and that means nothing here: in words once, then by the tones.
  private mutating func answerUnused() -> [DialogueEffect] {
    defer { hasToldUnused = true }
    return respond(hasToldUnused ? .earcon(.error) : .phrase(.helpUnused))
  }

  /// The keys that waited for an answer, each as if pressed now.
  mutating func release(at now: Instant) -> [DialogueEffect] {
    var effects: [DialogueEffect] = []
    while !isAwaiting, !held.isEmpty {
      effects += press(held.removeFirst(), at: now)
    }
    return effects
  }

  // MARK: Speaking and asking

  mutating func say(_ items: Speakable..., cue: Cue = .other) -> [DialogueEffect] {
    say(items, cue: cue)
  }

  mutating func say(_ items: [Speakable], cue: Cue = .other) -> [DialogueEffect] {
    unfinished += 1
    // A program's words make way for the reader's own.
    return (speech.makeWay() ? [.silence] : []) + turnVoice() + [.say(items, cue, aloud: isAloud)]
  }

  /// Says something on the way: where a text is being heard, it goes on afterwards from the word that was cut off.
  mutating func respond(_ items: Speakable...) -> [DialogueEffect] { respond(items) }

  mutating func respond(_ items: [Speakable]) -> [DialogueEffect] {
    if case .text = place { return say(items, cue: .beforeText) }
    return say(items)
  }

  /// Says what a request itself has to say by itself: its text makes way for it, and nothing else does.
  mutating func interject(_ items: Speakable...) -> [DialogueEffect] { interject(items) }

  mutating func interject(_ items: [Speakable]) -> [DialogueEffect] {
    guard case .text = place, unfinished > 0 else { return say(items) }
    return silence() + say(items, cue: .beforeText)
  }

  mutating func ask(_ command: CoreCommand) -> [DialogueEffect] {
    isAwaiting = true
    return [.ask(command, of: person)]
  }

  /// At rest with a request that waits, once the key that led there was obeyed: no key answers what was not announced.
  private mutating func announceNext() -> [DialogueEffect] {
    guard case .rest = place, !queue.isEmpty, !isAwaiting else { return [] }
    return settle()
  }

  /// Back to rest, or to the request that waits.
  mutating func settle() -> [DialogueEffect] {
    place = .rest
    cursor = Cursor()
    hearPrivately()
    guard !queue.isEmpty else { return [] }
    let pending = queue.removeFirst()
    place = .waiting(pending)
    return announce(pending)
  }
}

/// The numbers of the conversation; those of policy stand in `ApprovalCore.Limits`.
public struct DialogueLimits: Sendable {
  public var pinDigits = 6
  public var codeDigits = 6
  /// How long the second `+` is waited for.
  public var confirmWindow = Duration.seconds(10)
  /// How long a `-` after a rejection says that somebody else started it, from the end of the sentence that asks; and where that
  /// is not heard to its end, from the rejection.
  public var notMeWindow = Duration.seconds(10)
  public var unheardNotMeWindow = Duration.seconds(30)
  /// How long keys deal with what is offered: a freeze to be lifted, a switch or a recovery that waits.
  public var offerWindow = Duration.seconds(30)
  /// How long what is behind the PIN stays open without a key.
  public var personalWindow = Duration.seconds(300)
  /// How long it does on a reader of several users, of whom another may be next at the keypad.
  public var sharedWindow = Duration.seconds(60)
  /// How long digits mean nothing after a request ended under the typing hand.
  public var overWindow = Duration.seconds(5)
  /// The time left at which it is said by itself; the last with the tones of time running out.
  public var timeMarks = [Duration.seconds(60), .seconds(20)]
  /// How long a code of six digits must still live when it begins to be spoken: to be heard, and typed.
  public var codeTyping = Duration.seconds(15)
  /// How much longer for each digit more, for each step that speech is slower, and for each that pauses are longer.
  public var codeDigit = Duration.seconds(2)
  public var slowerCode = Duration.milliseconds(500)
  public var pausedCode = Duration.milliseconds(400)
  /// How long a code that does not change with time is the one that is said again.
  public var codeHeld = Duration.seconds(120)
  /// How long nothing more is said of requests that are turned away after the first; each time twice as long, up to the
  /// longest, for which nothing is said either once the person silenced it.
  public var turnedAwayPause = Duration.seconds(60)
  public var longestTurnedAwayPause = Duration.seconds(3600)
  /// How many requests of one asker are announced in words that nobody answers, and how long after the last one is news again.
  public var arrivalsInWords = 2
  public var arrivalMemory = Duration.seconds(120)
  /// How many keys wait while the core answers; more are not typed by people.
  public var heldKeys = 64
  /// How many settings that were changed from elsewhere are said with their values; of those beyond, how many.
  public var settingsInWords = 2
  /// How much a program may have said at a time, half a minute of it, and how many such wait.
  public var sayingCharacters = 500
  public var sayingsWaiting = 3

  public init() {}
}
