// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Speech

/// What is said without a key, in the pauses of the dialogue.
extension Dialogue {
  /// Puts news where it waits for its turn, which may be now.
  mutating func put(_ news: News) -> [DialogueEffect] {
    speech.add(news)
    return []
  }

  /// Says what waits, where there is a pause: nothing is being said or asked of the core, and no key is in the middle of anything.
  mutating func sayNews(at now: Instant) -> [DialogueEffect] {
    guard isQuiet, place.takesNews else { return [] }
    let cut: [DialogueEffect] = speech.isOutranked && speech.makeWay() ? [.silence] : []
    guard let news = speech.begin(downTo: place.takesSayings ? .program : .code) else { return cut }
    return cut + say(news, at: now)
  }

  private mutating func say(_ news: News, at now: Instant) -> [DialogueEffect] {
    switch news {
    case .change(let announcement): announce(announcement, at: now)
    case .turnedAway(let request, let user): sayTurnedAway(request, of: user)
    case .settings(let settings): say(words(of: settings), cue: .news)
    case .code(let account, let user): speakCode(ofAccount: account, of: user, at: now)
    case .program(let words): [.say(words, .outside, aloud: false)]
    }
  }

  /// Something happened elsewhere. At rest, what can be done about it is one key away.
  private mutating func announce(_ announcement: Announcement, at now: Instant) -> [DialogueEffect] {
    let said = say(naming(announcement.user) + announcement.words, cue: .news)
    guard let pending = announcement.pending, case .rest = place else { return said }
    if isShared { atHand = announcement.user }
    // What was stopped while this waited is nothing to be stopped.
    guard pending != .recovery || isRecovering else { return said }
    return said + offer(pending, at: now)
  }

  /// A few settings with the values that they have by now; of the others, how many.
  private func words(of settings: [Setting]) -> [Speakable] {
    let said = settings.prefix(limits.settingsInWords).flatMap { [.phrase($0.phrase), menu.saying($0)] }
    let more = settings.count - limits.settingsInWords
    return said + (more > 0 ? [.phrase(.moreSettings, ["count": .number(more)])] : [])
  }

  /// A key stops what is being said. Where it deals with the change that is being said, it was heard well enough.
  mutating func cutNews(with key: Key) {
    let isDealtWith = if case .switchOffer = place { true } else { false }
    speech.cut(by: isDealtWith || key == .enter && !explainsNext ? .keyForSilence : .otherKey)
  }

  /// Where nothing but news is being said, a request goes before it: the news is said again in a pause.
  mutating func cutNewsForRequest() -> [DialogueEffect] {
    (speech.beingSaid != nil || turnedAway.isBeingSaid) && unfinished == 1 ? silence() : []
  }

  /// Stops what is being said for something that cannot wait.
  mutating func silence() -> [DialogueEffect] {
    unfinished = 0
    turnedAway.isBeingSaid = false
    speech.cut(by: .dialogue)
    return [.silence]
  }
}
