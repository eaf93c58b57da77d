// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Keypad
internal import Reader
internal import Sound
internal import Speech
internal import Storage
internal import Varlink

/// What a daemon is made of, opened in the order in which bad input is best told.
struct DaemonParts {
  let languages: LanguageStore
  let synthesizer: Synthesizer
  let transcript: Transcript
  let writer: TranscriptWriter?
  let player: Player
  /// Tells who hears the output, from the first change on; `hearers` is how it stood before.
  let privacy: PrivacyWatch
  let hearers: Privacy
  let mixer: MixerWatch
  let keypad: any Keypad
  let listener: VarlinkListener
  let store: CoreDatabase
  let core: IdentityProvider
  let enrolment: ReaderEnrolment
  let memory: Memory
  /// What servers of push tokens gave to be spoken.
  let codes = GivenCodes()
  let accounts: Accounts
  let ownersAccount: OwnersAccount
  let owners: [Owner]

  init(_ settings: DaemonOptions, _ listening: (@Sendable (TranscriptLine) -> Void)?)
    async throws(DaemonError)
  {
    // A language that was not named may have been chosen from the keypad; the state is opened later, so the flag's comes first.
    let named = try Self.languages(settings, settings.language ?? .danish)
    synthesizer = try await Self.synthesizer(named)
    let terms = try await TermsFile.terms(settings.terms, in: named)
    (transcript, writer) = try Self.transcript(settings, listening)
    try Places.makeFolder(for: settings.socket)
    listener = try Self.listener(settings)
    (store, core, enrolment, accounts, memory, ownersAccount, languages) = try await Self.state(
      settings, named, terms, codes)
    owners = try await Self.owners(enrolment)
    let output = settings.output
    privacy = PrivacyWatch(output: output, fixed: settings.isPublic ? .everyone : nil)
    hearers = await privacy.changes.first { _ in true } ?? .everyone
    mixer = MixerWatch(output: output)
    player = try Self.player(output, heardBy: hearers, holding: settings.buffer)
    keypad = try Self.keypad(settings, chosen: KeptKeypads(memory: memory))
  }

  /// What the conversation is put together from; it leads the first start where it stays.
  func conversation(_ settings: DaemonOptions) -> Conversation.Parts {
    var parts = Conversation.Parts(
      core: core, languages: languages, synthesizer: synthesizer, player: player, transcript: transcript
    )
    parts.owners = owners
    parts.memory = memory
    parts.enroller = settings.leadsFirstStart ? enrolment : nil
    parts.hearers = hearers
    parts.accountName = { MachineAccount.name(of: $0) }
    parts.troubled = { error in
      StandardError.say(error.description, .output)
      ConsoleBell.ring()
    }
    let output = settings.output
    parts.returned = { [mixer] in mixer.lookAgain() }
    parts.turnUp = { MixerTurning(output: output).begin() }
    return parts
  }

  private static func languages(_ settings: DaemonOptions, _ language: LanguageCode) throws(DaemonError)
    -> LanguageStore
  {
    do throws(SpeechError) {
      return try LanguageStore(voices: settings.voices, language: language)
    } catch {
      throw DaemonError(error)
    }
  }

  private static func synthesizer(_ languages: LanguageStore) async throws(DaemonError) -> Synthesizer {
    do throws(SpeechError) {
      let synthesizer = try await Synthesizer()
      try await synthesizer.check(languages.settings(for: languages.language))
      return synthesizer
    } catch {
      throw DaemonError(error)
    }
  }

  /// The transcript, and what writes it to its file or shows it to whoever listens, where somebody wants it.
  private static func transcript(
    _ settings: DaemonOptions, _ listening: (@Sendable (TranscriptLine) -> Void)?
  ) throws(DaemonError) -> (Transcript, TranscriptWriter?) {
    guard settings.transcript != nil || listening != nil else { return (Transcript { _ in }, nil) }
    let writer = TranscriptWriter()
    let file: TranscriptFile? =
      if let path = settings.transcript { try TranscriptFile(path: path) } else { nil }
    let transcript = Transcript(
      holdsSecrets: settings.transcript != nil && settings.transcriptHoldsSecrets,
      show: { line in if let listening { writer.write(line, to: listening) } },
      write: { line in if let file { writer.write(line, to: file.write) } })
    return (transcript, writer)
  }

  private static func listener(_ settings: DaemonOptions) throws(DaemonError) -> VarlinkListener {
    do throws(VarlinkError) {
      if let handedOver = try VarlinkListener.activated() { return handedOver }
      return try VarlinkListener(path: settings.socket, access: .everyone)
    } catch {
      throw DaemonError(error)
    }
  }

  /// The state, and the languages of the language that was chosen in it, where none was named.
  private static func state(
    _ settings: DaemonOptions, _ named: LanguageStore, _ terms: Terms?, _ codes: GivenCodes
  )
    async throws(DaemonError)
    -> (CoreDatabase, IdentityProvider, ReaderEnrolment, Accounts, Memory, OwnersAccount, LanguageStore)
  {
    let store: CoreDatabase
    let memory: ReaderDatabase
    do throws(StorageError) {
      store = try CoreDatabase(inFolder: settings.state) {
        // In the journal, which the state's owner cannot rewrite: what a log that is put back can be held to.
        guard ServiceNotice.isSupervised else { return }
        StandardError.say(
          "the log has \($0.sequence) rows, the hash of the last is \(Hexadecimal.encode($0.hash))")
      }
      memory = try ReaderDatabase(inFolder: settings.state)
    } catch {
      throw .usage(error.description, phrase: error.phrase)
    }
    let chosen = settings.language == nil ? Memory(database: memory, codes: codes).language : nil
    let languages = chosen.flatMap { language in try? Self.languages(settings, language) } ?? named
    let wording = await Self.wording(languages)
    let gateway = try (settings.messages ?? MessageOutlet(inState: settings.state)).open()
    do throws(CoreError) {
      let core = try IdentityProvider(
        store: store, clock: SystemClock(), gateway: gateway, wording: wording,
        backgroundWork: HashingThreads(), terms: terms)
      return (
        store, core, ReaderEnrolment(core: core, memory: memory), Accounts(core: core, memory: memory),
        Memory(database: memory, codes: codes), OwnersAccount(store: store, memory: memory), languages
      )
    } catch {
      throw DaemonError(error)
    }
  }

  private static func wording(_ languages: LanguageStore) async -> MessageWording {
    (try? await languages.own()).map { MessageWording(in: $0) } ?? MessageWording()
  }

  private static func owners(_ enrolment: ReaderEnrolment) async throws(DaemonError) -> [Owner] {
    do {
      return try await enrolment.owners()
    } catch {
      throw .failure(
        "whose reader this is cannot be read: \(error)",
        phrase: (error as? CoreError)?.phrase ?? (error as? StorageError)?.phrase)
    }
  }

  /// A daemon that a supervisor started waits for its output, and serves meanwhile: ended, it would only be started again,
  /// and nobody be told. A person is told, and may name another.
  private static func player(
    _ output: OutputDescription, heardBy privacy: Privacy, holding buffer: Duration?
  ) throws(DaemonError) -> Player {
    var options = Player.Options()
    if let buffer { options.buffer = buffer }
    options.privacy = privacy
    options.waitsForOutput = ServiceNotice.isSupervised
    do throws(SoundError) {
      return try Player(output: output, options: options)
    } catch {
      throw DaemonError(error)
    }
  }

  /// The keypad that was named, or the one that is found. Where a supervisor started the daemon, a keypad that cannot be
  /// used yet is waited for; a person is told, and may name another.
  private static func keypad(_ settings: DaemonOptions, chosen: KeptKeypads) throws(DaemonError) -> any Keypad
  {
    let waits = ServiceNotice.isSupervised
    do throws(KeypadError) {
      guard let named = settings.keypad else {
        return try KeypadChoice.openAutomatic(waits: waits, chosen: chosen)
      }
      return try named.open(waits: waits)
    } catch {
      throw DaemonError(error)
    }
  }
}
