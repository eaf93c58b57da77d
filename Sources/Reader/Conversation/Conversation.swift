// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Keypad
public import Sound
public import Speech

/// Holds the dialogue and performs what it asks for: the one place where keys, the core and the voice meet.
///
/// One task takes every input in the order it came; what an input leads to is performed before the next is taken. Nothing here
/// decides: the dialogue does, and the core.
public actor Conversation {
  let core: ApprovalCore
  let books: Books
  let scribe: Scribe
  private let narrator: Narrator
  private let inputs: AsyncStream<Input>
  private nonisolated let input: AsyncStream<Input>.Continuation
  private var dialogue: Dialogue
  var owner: Owner?
  /// The approval whose sentences are being spoken: the core holds its expiry back.
  private var spokenOf: ApprovalID?
  /// The states of the last approval that the transcript has.
  private var told: (id: ApprovalID?, states: Set<ApprovalState>) = (nil, [])
  private var alarm: Task<Void, Never>?
  private var listeners: [Int: AsyncStream<Place.Name>.Continuation] = [:]

  enum Input: Sendable {
    case key(Key)
    case notice(CoreNotice)
    case report(NarratorReport)
    case codeAsked
    case aloud([Narration])
    case question(AsyncStream<Void>.Continuation)
    case tick
  }

  public init(
    core: ApprovalCore, owner: Owner?, books: Books, synthesizer: Synthesizer, player: Player,
    transcript: Transcript,
    limits: DialogueLimits = DialogueLimits()
  ) {
    self.core = core
    self.owner = owner
    self.books = books
    dialogue = Dialogue(limits: limits)
    scribe = Scribe(transcript: transcript)
    let (inputs, input) = AsyncStream.makeStream(of: Input.self)
    self.inputs = inputs
    self.input = input
    narrator = Narrator(
      books: books, synthesizer: synthesizer, player: player, scribe: scribe,
      report: { input.yield(.report($0)) })
  }

  // MARK: From outside

  /// A key went down.
  public nonisolated func press(_ key: Key) {
    input.yield(.key(key))
  }

  /// The code was asked for from elsewhere than the keypad.
  public nonisolated func speakCode() {
    input.yield(.codeAsked)
  }

  /// Something went wrong that the person must hear of.
  public nonisolated func report(phrase: String) {
    input.yield(.report(.unsayable(phrase: phrase)))
  }

  /// The reader belongs to somebody from now on.
  public func belong(to owner: Owner) {
    self.owner = owner
  }

  /// Where the dialogue is, each time everything that was to be said has been heard.
  public func quietMoments() -> AsyncStream<Place.Name> {
    let (stream, continuation) = AsyncStream.makeStream(of: Place.Name.self)
    let number = (listeners.keys.max() ?? 0) + 1
    listeners[number] = continuation
    if dialogue.isQuiet { continuation.yield(dialogue.place.name) }
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forget(listener: number) }
    }
    return stream
  }

  /// The reader's own language.
  public nonisolated var language: LanguageCode { books.language }

  /// Whether somebody is enrolled.
  public var isOwned: Bool { owner != nil }

  /// Who is enrolled.
  public var ownerName: String? { owner?.user.canonical }

  /// The approval that the person is dealing with.
  var currentApproval: ApprovalID? { dialogue.place.brief?.id }

  /// Holds the conversation until the task is cancelled; what lives when it begins is announced first.
  public func run() async {
    let notices = await core.notices()
    await withTaskGroup { group in
      group.addTask { await self.narrator.run() }
      group.addTask { for await notice in notices { self.input.yield(.notice(notice)) } }
      group.addTask { await self.takeAll() }
      await group.next()
      group.cancelAll()
    }
    alarm?.cancel()
  }

  // MARK: Taking

  private func takeAll() async {
    for approval in (try? await core.livingApprovals()) ?? [] { await arrive(approval) }
    for await input in inputs { await take(input) }
  }

  private func take(_ input: Input) async {
    switch input {
    case .key(let key):
      await scribe.press(key)
      await receive(.key(key))
    case .notice(let notice): await take(notice)
    case .report(.said(let cue, let complete)):
      await receive(.said(cue, complete: complete))
      if dialogue.isQuiet { await fallQuiet() }
    case .report(.unsayable(let phrase)): await receive(.unsayable(phrase: phrase))
    case .report(.back): await receive(.outputBack)
    case .report(.lost), .report(.busy): await receive(.outputLost)
    case .codeAsked: await receive(.codeAsked)
    case .aloud(let items): await narrator.say(items, cue: .outside)
    case .question(let answer): answer.yield(())
    case .tick: await receive(.tick)
    }
  }

  private func take(_ notice: CoreNotice) async {
    switch notice {
    case .approval(let approval) where approval.authenticator == owner?.authenticator:
      await tell(approval.state, of: approval.id)
      if approval.state == .requested { await arrive(approval) }
      await receive(.ended(approval.id, approval.state))
    case .secondRequestRefused(let service, let user) where user == owner?.user:
      await receive(.turnedAway(service))
    default: break
    }
  }

  /// Writes a state down once, before anything that follows from it is heard.
  private func tell(_ state: ApprovalState, of id: ApprovalID) async {
    if told.id != id { told = (id, []) }
    if told.states.insert(state).inserted { await scribe.state(state, of: id) }
  }

  private func arrive(_ approval: Approval) async {
    guard approval.authenticator == owner?.authenticator else { return }
    do throws(SpeechError) {
      let book = try await books.quoting(approval.text.language)
      await receive(.arrived(try Brief(approval, quoting: book)))
    } catch {
      await scribe.note(error: error.description)
      await receive(.arrived(Brief(unsayable: approval)))
    }
  }

  // MARK: Performing

  private func receive(_ event: DialogueEvent) async {
    let effects = dialogue.receive(event, at: await core.currentTime())
    for effect in effects { await perform(effect) }
    setAlarm(at: dialogue.deadline, now: await core.currentTime())
  }

  private func perform(_ effect: DialogueEffect) async {
    switch effect {
    case .silence:
      await narrator.silence()
      await release()
    case .say(let items, let cue):
      await hold()
      await narrator.say(await narrations(of: items, cue: cue), cue: cue)
    case .ask(let command):
      let answer = await core.answer(to: command, by: owner)
      if case .done(let state) = answer, let id = currentApproval { await tell(state, of: id) }
      await receive(.answered(answer))
    case .adjust(let adjustment): await books.adjust(adjustment)
    }
  }

  /// Everything that was to be said has been heard.
  private func fallQuiet() async {
    await release()
    for listener in listeners.values { listener.yield(dialogue.place.name) }
  }

  /// The approval at hand does not expire while a sentence of it is being spoken.
  private func hold() async {
    guard spokenOf == nil, let owner, let id = dialogue.place.brief?.id else { return }
    spokenOf = id
    try? await core.speaking(true, of: id, on: owner.authenticator)
  }

  private func release() async {
    guard let id = spokenOf, let owner else { return }
    spokenOf = nil
    try? await core.speaking(false, of: id, on: owner.authenticator)
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

  nonisolated func sayAloud(_ items: [Narration]) {
    input.yield(.aloud(items))
  }

  private func forget(listener number: Int) {
    listeners[number] = nil
  }
}
