// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Sound
internal import Speech

/// Whether the output can be heard, by its mixer and by the person.
struct Muting: Sendable {
  enum Standing: Sendable {
    /// The mixer says nothing else.
    case audible
    /// The mixer says that nothing is heard: nothing counts as heard, and `+` goes on to nothing.
    case muted
    /// The same, and the person said that they hear it all the same.
    case trusted
  }

  private(set) var standing: Standing
  /// Whether the question is to be put at the next pause.
  var mustAsk: Bool
  /// Until when `+` answers it: it was played to its end.
  var answerableUntil: Instant?

  init(_ standing: Standing = .audible) {
    self.standing = standing
    mustAsk = standing == .muted
  }
}

/// The output goes, comes, is muted and heard again: what was not heard is said again, wherever the person is.
extension Dialogue {
  /// The output plays again, or for the first time.
  ///
  /// - Parameter wasThere: whether it was heard before.
  mutating func comeBack(_ wasThere: Bool, at now: Instant) -> [DialogueEffect] {
    greetBack([.earcon(.headsetBack), .phrase(wasThere ? .headsetBack : .headsetThere)], at: now)
  }

  /// What was missed: a text goes on from the word that was cut off, a code is said again from its start, and of any other place
  /// what is awaited there.
  private mutating func greetBack(_ greeting: [Speakable], at now: Instant) -> [DialogueEffect] {
    unfinished = 0
    speech.comeBack()
    if case .text = place { return respond(greeting) }
    let greeted = say(greeting)
    if let again = sayCutCode(at: now) { return greeted + again }
    return greeted + sayPlace(at: now)
  }

  /// Where the person is, for whoever could not hear how they came there; at rest nothing.
  private mutating func sayPlace(at now: Instant) -> [DialogueEffect] {
    switch place {
    case .rest, .over: []
    case .settings(let item): backToMenu(item)
    case .stopped(let stopped): say(Self.saying(stopped))
    case .adding(let adding) where adding.step != .check:
      say(.phrase(adding.step == .name ? .accountName : .accountKey))
    case .setup(let setup): say((setup.step == .language ? [.phrase(.setupWelcome)] : []) + words(of: setup))
    case .unblocking(let unblocking):
      say(.phrase(unblocking.mode == .typing ? .unblockPIN : .unblockPassword))
    case .personal(let menu): say(menu.words)
    case .choosingUser(let choice): say([.phrase(.whose)] + choice.words)
    case .userPIN(let opening): say(naming(opening.user) + [.phrase(.enterPIN)])
    default: whereAmI(at: now)
    }
  }

  // MARK: Muted

  /// The mixer says that nothing is heard from now on. What was being said has ended, none of it complete.
  mutating func mute() -> [DialogueEffect] {
    guard muting.standing == .audible else { return [] }
    muting = Muting(.muted)
    return silence()
  }

  /// The mixer says nothing of the kind any more: what was said meanwhile is said again.
  mutating func unmute(at now: Instant) -> [DialogueEffect] {
    let wasMuted = muting.standing == .muted
    muting = Muting()
    guard wasMuted else { return [] }
    return silence() + sayWhatWasMuted(.soundBack, at: now)
  }

  private mutating func sayWhatWasMuted(_ phrase: Phrase, at now: Instant) -> [DialogueEffect] {
    greetBack([.earcon(.headsetBack), .phrase(phrase)], at: now)
  }

  /// A key while the mixer says that nothing is heard: `+` says that it is, once it was asked for that; the key for louder turns the
  /// sound up. Of the others each means what it always does, and what is said to it counts for nothing. Nil where it is one of those.
  mutating func answerMuted(_ key: Key, at now: Instant) -> [DialogueEffect]? {
    guard muting.standing == .muted else { return nil }
    defer { muting.answerableUntil = nil }
    if Keymap.row(key, in: place.mode)?.gesture == .louder { return [.turnUp] }
    // The key for silence is for nothing else.
    if key != .enter { muting.mustAsk = true }
    guard key == .plus else { return nil }
    guard let until = muting.answerableUntil, now < until else { return [] }
    muting = Muting(.trusted)
    return [.trustHearing] + sayWhatWasMuted(.soundTrusted, at: now)
  }

  /// Asks whether it is heard all the same, where there is a pause: once after the sound went, and after each key.
  mutating func askWhetherHeard() -> [DialogueEffect] {
    guard muting.standing == .muted, muting.mustAsk, isQuiet else { return [] }
    muting.mustAsk = false
    return say(.earcon(.error), .phrase(.soundMuted), cue: .mutedQuestion)
  }

  /// The question was played to its end, into an output that may be heard.
  mutating func endMutedQuestion(isPlayed: Bool, at now: Instant) {
    guard muting.standing == .muted, isPlayed else { return }
    muting.answerableUntil = now + limits.confirmWindow
  }
}
