// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) internal import ApprovalCore
internal import Keypad
public import Sound
internal import Speech
internal import Synchronization

/// Holds the dialogue and performs what it asks for: the one place where keys, the core and the voice meet.
///
/// One task takes every input in the order it came; what an input leads to is performed before the next is taken. Nothing here
/// decides: the dialogue does, and the core. A key silences the player before it is an input, on the thread that read it, and
/// what it leads to waits for the core only where the dialogue asks the core something.
public actor Conversation {
  let core: IdentityProvider
  let languages: LanguageStore
  let recorder: TranscriptRecorder
  let speechOutput: SpeechOutput
  let performer: CommandPerformer
  nonisolated let memory: any ReaderMemory
  private let canSetUp: Bool
  private let defaults: [Setting: Int]
  let troubled: @Sendable (Trouble) -> Void
  private let turnUp: @Sendable () -> Void
  private let returned: @Sendable () -> Void
  let accountName: @Sendable (UInt32) -> String?
  private let inputs: AsyncStream<Input>
  nonisolated let input: AsyncStream<Input>.Continuation
  /// How often the player had been silenced by the keys and the effects that the dialogue knows of. What is said is said after
  /// so many: where a key was struck since, it is not heard, and the key's turn comes.
  private var silences = 0
  /// Whether something was said since.
  private var hasSaid = false
  private var dialogue: Dialogue
  /// How much a transcript shows of what answers the key that is being taken.
  private(set) var keyDisclosure = Disclosure.shown
  /// Whose reader it is, in the order in which they came.
  public internal(set) var owners: [Owner]
  /// How the reader speaks: in the room, to each of several users, and to whom it does now.
  var voices = VoiceValues()
  /// How many texts of programs have not had their turn among the inputs yet.
  var untakenSayings = 0
  let limits: DialogueLimits
  /// The approval whose sentences are being spoken: the core holds its expiry back.
  private var spokenOf: SpokenOf?
  /// The last approval of each user that arrived: a longer life is told of it too, and is no arrival.
  var arrived: [UserID: ApprovalID] = [:]
  /// The states of the last approval of each reader that the transcript has.
  var told: [AuthenticatorID: (id: ApprovalID, states: Set<ApprovalState>)] = [:]
  /// A switch that this reader settled: its notice is no news.
  var settledHere: MethodSwitchNews?
  private var alarm: Task<Void, Never>?
  /// When it was last asked what of a user's was turned away.
  var askedTurnedAway: [UserID: ContinuousClock.Instant] = [:]
  /// Which keys count. Held while a key silences and becomes an input, so that keys of two threads have one order.
  nonisolated let strikes = StrikeFilter()
  /// Silenced by keys, on their own thread.
  let player: Player
  /// Tells the core what is being spoken of, after whoever is heard.
  private let spoken: AsyncStream<SpokenOf>
  private let speaking: AsyncStream<SpokenOf>.Continuation
  /// Who hears, as the person said; else the output tells.
  var chosenHearers: Privacy?
  /// Who hears, as the output told last.
  private var toldHearers: Privacy
  /// Why nothing can be played just now; `nil` where it can.
  private var playingTrouble: SoundError?
  /// Whether the output was there before.
  private var hadOutput: Bool
  /// Whether another device was there in place of the output that is gone.
  private var wasReplaced = false
  /// The phrase for why there is no keypad; `nil` where there is one.
  private var keypadTrouble: Phrase?
  /// Why the reader cannot be heard any more in this process: whoever started it should end it.
  public nonisolated let failures: AsyncStream<Trouble>
  private nonisolated let failure: AsyncStream<Trouble>.Continuation
  nonisolated let clock = ContinuousClock()
  let start: ContinuousClock.Instant
  private var listeners: [Int: AsyncStream<DialogueState.Name>.Continuation] = [:]

  /// - Parameters:
  ///   - parts: what the conversation is put together from.
  ///   - limits: the numbers of the conversation.
  public init(_ parts: Parts, limits: DialogueLimits = DialogueLimits()) {
    core = parts.core
    owners = parts.owners
    languages = parts.languages
    memory = parts.memory
    canSetUp = parts.enroller != nil
    defaults = parts.defaults
    troubled = parts.troubled
    accountName = parts.accountName
    toldHearers = parts.hearers
    hadOutput = parts.player.beganOpen
    (turnUp, returned) = (parts.turnUp, parts.returned)
    performer = CommandPerformer(
      core: parts.core, memory: parts.memory, enroller: parts.enroller, owners: parts.owners
    ) { [languages = parts.languages] approval in (try? await languages.pending(approval))?.parts ?? [] }
    dialogue = Dialogue(limits: limits)
    self.limits = limits
    start = clock.now
    recorder = TranscriptRecorder(transcript: parts.transcript)
    player = parts.player
    silences = parts.player.silences
    (spoken, speaking) = AsyncStream.makeStream()
    let (inputs, input) = AsyncStream.makeStream(of: Input.self)
    (failures, failure) = AsyncStream.makeStream()
    self.inputs = inputs
    self.input = input
    speechOutput = SpeechOutput(
      languages: parts.languages, synthesizer: parts.synthesizer, player: parts.player, recorder: recorder,
      heard: { [strikes, player] silences in
        strikes.withLock { if silences == player.silences { $0.hear() } }
      }, report: { input.yield(.report($0)) })
  }

  // MARK: From outside

  /// The reader belongs to these from now on.
  public func belong(to owners: [Owner]) async {
    let former = self.owners
    self.owners = owners
    await performer.belong(to: owners)
    input.yield(.owned(before: former.map(\.user)))
  }

  /// Where the dialogue is, each time everything that was to be said has been heard.
  public func quietMoments() -> AsyncStream<DialogueState.Name> {
    let (stream, continuation) = AsyncStream.makeStream(of: DialogueState.Name.self)
    let number = (listeners.keys.max() ?? 0) + 1
    listeners[number] = continuation
    if dialogue.isQuiet { continuation.yield(dialogue.place.name) }
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forget(listener: number) }
    }
    return stream
  }

  /// Who hears the output: as was chosen in the settings, else as the output tells.
  public var hearers: Privacy { chosenHearers ?? toldHearers }

  /// Why nothing can be heard just now; `nil` where it can.
  public var outputTrouble: SoundError? {
    playingTrouble ?? (speechOutput.audibility.isHeard ? nil : .muted(output: player.outputName))
  }

  /// Whether somebody is enrolled.
  public var isOwned: Bool { !owners.isEmpty }

  /// Whether it has several users.
  public var isShared: Bool { owners.count > 1 }

  /// The only one whose reader it is; `nil` of nobody's, and of several's.
  public var owner: Owner? { isShared ? nil : owners.first }

  /// Holds the conversation until the task is cancelled; what lives when it begins is announced first.
  public func run() async {
    let notices = await core.notices()
    await withTaskGroup { group in
      group.addTask { await self.speechOutput.run() }
      group.addTask { for await notice in notices { await self.bring(notice) } }
      group.addTask { for await spoken in self.spoken { await self.tell(spoken) } }
      group.addTask { await self.takeAll() }
      await group.next()
      group.cancelAll()
    }
    alarm?.cancel()
  }

  // MARK: Taking

  private func takeAll() async {
    await begin()
    if core.wasAccepted { input.yield(.notice(.stateAccepted, nil)) }
    for approval in await livingApprovals() {
      await arrive(approval, await pendingChange(of: approval.user))
    }
    for await input in inputs { await take(input) }
  }

  private func begin() async {
    let values = await restore(defaults)
    let one: HouseholdMember? = if let owner { await member(owner) } else { nil }
    var beginning = Beginning(
      isOwned: isOwned, canSetUp: canSetUp, languages: languages.languages.count, values: values,
      accounts: one?.accounts ?? [], obstacle: one?.obstacle, isRecovering: one?.isRecovering ?? false)
    if isShared { beginning.household = await members() }
    if !isOwned { beginning.accounts = await accountCards(of: nil) }
    beginning.terms = await heardTerms()
    if let owner { beginning.awaitsTerms = (try? await core.awaitsTerms(owner.user)) ?? false }
    await receive(.began(beginning))
  }

  private func take(_ input: Input) async {
    switch input {
    case .key(let key, let silence, let mayBounce): await take(key, silencedAs: silence, mayBounce)
    case .notice(let notice, let change): await take(notice, change)
    case .report(let report): await take(report)
    case .failed(let error): await receive(.fault(Fault(error, at: core.currentTime())))
    case .keypadMissing(let phrase):
      keypadTrouble = phrase
      await receive(.unsayable(phrase: phrase))
    case .keypadBack(let phrase):
      keypadTrouble = nil
      await receive(.announced(Announcement(phrase)))
    case .codeAsked(let account, let user): await receive(.codeAsked(account: account, of: tag(user)))
    case .accountsChanged(let user):
      await receive(.accounts(await accountCards(of: user ?? owner?.user), of: tag(user)))
    case .settingAsked(let setting, let value, let user, let mayTellMore):
      await take(setting, askedFor: value, of: user, mayTellMore: mayTellMore)
    case .owned(let former): await becomeOwned(before: former)
    case .heard(let privacy): await hear(by: privacy)
    case .mixer(let isSilent): await mute(isSilent)
    case .announced(let announcement): await receive(.announced(announcement))
    case .saying(let words):
      untakenSayings -= 1
      await receive(.programSays(words))
    case .question(let answer): answer.yield(())
    case .turnedAway(let news, let user): await receive(.turnedAway(news, of: tag(user)))
    case .tick: await lapse()
    }
  }

  /// A window may close without a word: that is a quiet moment, too.
  private func lapse() async {
    let before = dialogue.place.name
    await receive(.tick)
    if dialogue.isQuiet, dialogue.place.name != before { fallQuiet() }
  }

  private func take(_ key: Key, silencedAs silence: Int, _ mayBounce: Bool) async {
    (silences, hasSaid) = (silence, false)
    keyDisclosure = dialogue.place.disclosure
    recorder.press(key, keyDisclosure)
    await receive(mayBounce ? .bounce(key) : .key(key))
    keyDisclosure = .shown
  }

  private func take(_ report: SpeechOutputReport) async {
    switch report {
    case .said(_, _, let before) where before != silences: break
    case .said(let cue, let complete, _):
      await receive(.said(cue, complete: complete))
      if dialogue.isQuiet { fallQuiet() }
    case .cut(let cue, let word): await receive(.cut(cue, word: word))
    case .withheld: await receive(.withheld)
    case .unsayable(let phrase): await receive(.unsayable(phrase: phrase))
    case .back: await comeBack()
    case .lost(let error), .busy(let error):
      playingTrouble = error
      troubled(.output(error))
      await receive(.outputLost)
    case .replaced(let error):
      // Nothing is said on that device: it is heard once the right one is back.
      wasReplaced = true
      troubled(.output(error))
    case .hopeless(let trouble):
      troubled(trouble)
      failure.yield(trouble)
    }
  }

  private func comeBack() async {
    playingTrouble = nil
    returned()
    await receive(.outputBack(wasThere: hadOutput))
    hadOutput = true
    if wasReplaced { await receive(.announced(Announcement(SoundError.replaced(output: "").phrase))) }
    wasReplaced = false
    if let keypadTrouble { await receive(.announced(Announcement(keypadTrouble))) }
  }

  /// The mixer says that nothing is heard, or says so no more. What is being said then ends as if the output had gone.
  private func mute(_ isSilent: Bool) async {
    guard isSilent else { return await receive(.unmuted) }
    if let outputTrouble { troubled(.output(outputTrouble)) }
    let ended = await speechOutput.cues(after: silences)
    silence()
    for cue in ended { await receive(.said(cue, complete: false)) }
    await receive(.muted)
  }

  private func hear(by privacy: Privacy) async {
    toldHearers = privacy
    guard chosenHearers == nil else { return }
    await hear()
    if privacy == .personal { await receive(.alone) }
  }

  /// Lets the player know who hears.
  func hear() async { await speechOutput.set(hearers) }

  // MARK: Performing

  func receive(_ event: DialogueEvent) async {
    let heldCode = dialogue.codes.card
    let effects = dialogue.receive(event, at: core.currentTime())
    for effect in effects { await perform(effect) }
    if heldCode != nil, dialogue.codes.card == nil { await performer.forgetCode() }
    setAlarm(at: dialogue.deadline, now: core.currentTime())
  }

  private func perform(_ effect: DialogueEffect) async {
    switch effect {
    case .silence:
      silence()
      release()
    case .say(let items, let cue, let aloud):
      if cue.isNews { release() } else { hold() }
      let words = await speechItems(of: items, cue: cue)
      await say(aloud ? words.map { $0.aloud() } : words, cue: cue)
    case .ask(let command, let user):
      let answer = await performer.answer(to: command, of: user)
      if case .enrolled = answer { owners = await performer.owners }
      if case .switchSettled(let news) = answer { settledHere = news }
      if case .done(let state) = answer, let pending = dialogue.place.pending,
        let reader = owner(of: pending.user)
      {
        tell(state, of: pending.id, on: reader.authenticator)
      }
      keyDisclosure = .shown
      await receive(.answered(answer))
      if case .enrolled = answer, isShared { await receive(.shared(await members())) }
    case .set(let setting, let value, let user): await set(setting, to: value, of: user)
    case .turn(let user): await speak(to: user)
    case .trustHearing: speechOutput.audibility.trust()
    case .turnUp: turnUp()
    }
  }

  /// Stops what was said, unless a key did: the one whose turn it is, or one whose turn comes.
  private func silence() {
    guard hasSaid, let latest = player.silence(after: silences) else { return }
    (silences, hasSaid) = (latest, false)
  }

  private func say(_ items: [SpeechItem], cue: Cue) async {
    hasSaid = true
    await speechOutput.say(items, cue: cue, after: silences)
  }

  /// Everything that was to be said has been heard.
  private func fallQuiet() {
    release()
    for listener in listeners.values { listener.yield(dialogue.place.name) }
  }

  /// The approval at hand does not expire while a sentence of it is being spoken.
  private func hold() {
    guard spokenOf == nil, let pending = dialogue.place.pending, let owner = owner(of: pending.user)
    else { return }
    let spoken = SpokenOf(id: pending.id, authenticator: owner.authenticator)
    spokenOf = spoken
    speaking.yield(spoken)
  }

  private func release() {
    guard var spoken = spokenOf else { return }
    spokenOf = nil
    spoken.isSpoken = false
    speaking.yield(spoken)
  }

  private func tell(_ spoken: SpokenOf) async {
    try? await core.speaking(spoken.isSpoken, of: spoken.id, on: spoken.authenticator)
  }

  private func setAlarm(at deadline: Instant?, now: Instant) {
    alarm?.cancel()
    alarm = deadline.map { deadline in
      let delay = max(.zero, deadline.duration(since: now))
      return Task { [input] in
        try? await Task.sleep(for: delay)
        if !Task.isCancelled { input.yield(.tick) }
      }
    }
  }

  nonisolated func ask(answer: AsyncStream<Void>.Continuation) {
    input.yield(.question(answer))
  }

  nonisolated func asked(_ setting: Setting, to value: Int, of user: UserID?, mayTellMore: Bool) {
    input.yield(.settingAsked(setting, value, of: user, mayTellMore: mayTellMore))
  }

  /// How much a transcript shows of what is typed now.
  var disclosureHere: Disclosure { dialogue.place.disclosure }

  /// How many texts of programs wait or are being said.
  var sayings: Int { untakenSayings + dialogue.speech.count(of: .program) }

  /// What is set, for whoever is at hand or for a user.
  func menuValue(of setting: Setting, for user: UserID?) -> Int {
    user.map { dialogue.menu.value(of: setting, for: $0) } ?? dialogue.menu.value(of: setting)
  }

  private func forget(listener number: Int) {
    listeners[number] = nil
  }
}
