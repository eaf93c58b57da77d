// SPDX-License-Identifier: GPL-3.0-or-later
internal import Sound
internal import Speech

/// Turns words into sound, in order, and knows what of it was heard.
///
/// One task makes sound, ahead of what is playing: a stretch is synthesised whole as soon as it is asked for. Another follows
/// the player. A silence, on whichever thread it was asked for, overtakes everything asked for before it: none of it is made,
/// played or reported as said any more.
actor SpeechOutput {
  private let languages: LanguageStore
  private let synthesizer: Synthesizer
  private let player: Player
  private let recorder: TranscriptRecorder
  private let report: @Sendable (SpeechOutputReport) -> Void
  /// Told that words were heard to their end, and how often the player had been silenced when they were asked for: before the
  /// transcript tells anybody.
  private let heard: @Sendable (_ silences: Int) -> Void
  private let orders: AsyncStream<(stretch: Int, items: [SpeechItem])>
  private let order: AsyncStream<(stretch: Int, items: [SpeechItem])>.Continuation

  /// Whether what is played counts as heard.
  nonisolated let audibility = Audibility()
  private var privacy = Privacy.personal
  private var stretches: [Int: Stretch] = [:]
  private var passages: [PassageID: Passage] = [:]
  private var nextStretch = 0
  private var nextPassage: UInt64 = 0

  init(
    languages: LanguageStore, synthesizer: Synthesizer, player: Player, recorder: TranscriptRecorder,
    heard: @escaping @Sendable (_ silences: Int) -> Void,
    report: @escaping @Sendable (SpeechOutputReport) -> Void
  ) {
    self.languages = languages
    self.synthesizer = synthesizer
    self.player = player
    self.recorder = recorder
    self.heard = heard
    self.report = report
    (orders, order) = AsyncStream.makeStream()
  }

  /// Makes and follows sound until the player stops or the task is cancelled.
  func run() async {
    await withTaskGroup { group in
      group.addTask { await self.makeAll() }
      group.addTask { await self.follow() }
      await group.next()
      order.finish()
      group.cancelAll()
    }
  }

  /// Says these after what is being said; `cue` is reported when the last was played.
  ///
  /// - Parameter silences: how often the player had been silenced when they were asked for.
  func say(_ items: [SpeechItem], cue: Cue, after silences: Int) {
    let number = nextStretch
    nextStretch += 1
    let stretch = Stretch(
      cue: cue, silences: silences, hides: items.contains { $0.disclosure != .shown })
    stretches[number] = stretch
    recorder.asked(for: stretch)
    order.yield((number, items))
  }

  /// Who can hear the output.
  func set(_ privacy: Privacy) {
    self.privacy = privacy
    player.setPrivacy(privacy)
  }

  /// How long the output is kept awake after speech.
  func keepAwake(for duration: Duration) {
    player.setKeepAwake(duration)
  }

  // MARK: Making

  private func makeAll() async {
    for await (stretch, items) in orders {
      if isCurrent(stretch), let first = items.first, player.takeReleased(), case .speech = first.content {
        // A headset that wakes up loses the beginning of what it is given.
        await make(SpeechItem(.earcon(.wake)), of: stretch)
      }
      for item in items where isCurrent(stretch) { await make(item, of: stretch) }
      stretches[stretch]?.isMade = true
      conclude(stretch)
    }
  }

  private func isCurrent(_ stretch: Int) -> Bool {
    stretches[stretch]?.silences == player.silences
  }

  private func make(_ item: SpeechItem, of stretch: Int) async {
    guard let silences = stretches[stretch]?.silences else { return }
    nextPassage += 1
    let id = PassageID(nextPassage)
    passages[id] = Passage(stretch: stretch, speechItem: item)
    stretches[stretch]?.playing += 1
    player.begin(id, secrecy: item.secrecy, after: silences)
    switch item.content {
    case .earcon(let earcon): player.append(earcon.samples, to: id)
    case .speech(let utterance, let phrase): await speak(utterance, phrase: phrase, as: id, of: stretch)
    }
    player.finish(id)
    passages[id]?.isMade = true
    passages[id]?.whenMade?.resume()
  }

  private func speak(_ utterance: Utterance, phrase: Phrase?, as id: PassageID, of stretch: Int) async {
    let player = player
    do {
      let settings = try await languages.settings(for: utterance.language)
      // Two statements: what is awaited may not stand beside a place in `passages`, which moves meanwhile.
      let spoken = try await synthesizer.speak(utterance, with: settings) { player.append($0, to: id) }
      passages[id]?.spoken = spoken
    } catch {
      stretches[stretch]?.isComplete = false
      let isAboutAnError = phrase?.isAboutAnError ?? false
      if case .stuck = error {
        report(.hopeless(.voice(.stuck)))
      } else if isCurrent(stretch), !isAboutAnError {
        report(.unsayable(phrase: error.phrase))
      }
      recorder.note(error: error.description)
    }
  }

  // MARK: Following

  private func follow() async {
    for await event in player.events {
      switch event {
      case .began(let id, _):
        passages[id]?.mark = audibility.mark
        if let passage = passages[id] { recorder.began(passage) }
      case .ended(let id, let from, let to, let complete, let played):
        let isAudible = isAudible(id)
        await untilMade(id)
        passages[id]?.end = Passage.End(
          from: from, to: to, complete: complete && isAudible, isAudible: isAudible, played: played)
        close(id)
      case .refused(let id, let refusal): refuse(id, refusal)
      case .lost(let error):
        recorder.note(error: error.description)
        report(.lost(error))
      case .busy(let error):
        recorder.note(error: error.description)
        report(.busy(error))
      case .back: report(.back)
      case .fault(let error):
        recorder.note(error: error.description)
        if case .replaced = error { report(.replaced(error)) }
        if case .hopeless = error { report(.hopeless(.output(error))) }
      }
    }
  }

  /// What is cut off may still be being made, and at which word it was cut is known only then: nothing that came after
  /// its end is told before that.
  private func untilMade(_ id: PassageID) async {
    guard passages[id]?.isMade == false else { return }
    await withCheckedContinuation { passages[id]?.whenMade = $0 }
  }

  /// Whether the output could be heard from the passage's beginning until now. Whether it can is asked in words that do not ask.
  private func isAudible(_ id: PassageID) -> Bool {
    guard let passage = passages[id] else { return false }
    if stretches[passage.stretch]?.cue == .mutedQuestion { return true }
    return passage.mark != nil && passage.mark == audibility.mark
  }

  /// What the stretches are for that were asked for after so many silences and have not ended, in order.
  func cues(after silences: Int) -> [Cue] {
    stretches.filter { $0.value.silences == silences }.sorted { $0.key < $1.key }.map(\.value.cue)
  }

  private func refuse(_ id: PassageID, _ refusal: PassageRefusal) {
    guard let passage = passages.removeValue(forKey: id) else { return }
    if refusal == .everyoneListens { tellWithheld(passage) }
    end(passage.stretch, complete: false)
  }

  /// Says once a stretch that others hear what is for the listener alone. What somebody else asked for is nothing that the
  /// listener could hear aloud with a key: whoever asked is told.
  private func tellWithheld(_ passage: Passage) {
    guard let stretch = stretches[passage.stretch], stretch.cue != .outside else { return }
    if stretch.isComplete, isCurrent(passage.stretch) { report(.withheld) }
  }

  /// Writes down a passage that has ended, and counts it off its stretch.
  private func close(_ id: PassageID) {
    guard let passage = passages[id], let end = passage.end else { return }
    passages[id] = nil
    if end.complete, case .speech = passage.speechItem.content, let stretch = stretches[passage.stretch] {
      heard(stretch.silences)
    }
    recorder.write(passage, end)
    // Of a passage that was muted in its midst nobody knows which words were heard: it is said again from its beginning.
    if end.isAudible, let word = passage.wordCutOff, let stretch = stretches[passage.stretch] {
      report(.cut(stretch.cue, word: word))
    }
    if !end.complete, passage.speechItem.secrecy == .secret, privacy == .everyone { tellWithheld(passage) }
    self.end(passage.stretch, complete: end.complete)
  }

  private func end(_ stretch: Int, complete: Bool) {
    stretches[stretch]?.playing -= 1
    if !complete { stretches[stretch]?.isComplete = false }
    conclude(stretch)
  }

  private func conclude(_ number: Int) {
    guard let stretch = stretches[number], stretch.isOver else { return }
    stretches[number] = nil
    recorder.over(stretch)
    if stretch.silences == player.silences {
      report(.said(stretch.cue, complete: stretch.isComplete, silences: stretch.silences))
    }
  }
}

/// What the speech output tells the conversation.
enum SpeechOutputReport: Sendable {
  /// A stretch ended that no silence overtook; `silences` is how many there had been when it was asked for, so that a dialogue
  /// that knows of more takes it for nothing.
  case said(Cue, complete: Bool, silences: Int)
  /// A stretch was silenced, lost or withheld while this word of it was playing.
  case cut(Cue, word: Int)
  /// Something for the listener alone was not played: others can hear.
  case withheld
  /// Something could not be said, and the phrase that says so.
  case unsayable(phrase: Phrase)
  /// The output is gone, in use by others, or plays again.
  case lost(SoundError)
  case busy(SoundError)
  /// Another device is there in its place; nothing is said there.
  case replaced(SoundError)
  case back
  /// The output will not play again in this process, or the voice not speak.
  case hopeless(Trouble)
}
