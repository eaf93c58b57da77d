// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Installation
internal import Options
internal import Reader
internal import Sound
internal import Speech

extension Program {
  /// Does what the arguments ask; returns the exit code.
  static func main(_ arguments: [String]) async throws(DaemonError) -> Int32 {
    // A reader that is gone is an error of write(2), not the end of this process.
    signal(SIGPIPE, SIG_IGN)
    switch try parsed(arguments) {
    case .help(let text): Screen.say(text)
    case .version: Screen.say("kodeoplaeserd \(Version.text)")
    case .command(let invocation): return try await perform(invocation)
    }
    return 0
  }

  private static func parsed(_ arguments: [String]) throws(DaemonError) -> Parsed {
    do throws(OptionsError) {
      return try CommandLineTable.program.parse(arguments)
    } catch {
      throw .usage(error.description)
    }
  }

  private static func perform(_ invocation: Invocation) async throws(DaemonError) -> Int32 {
    switch invocation.command {
    case "try": return try await demonstrate(try DaemonOptions(invocation))
    case "say": return try await say(invocation)
    case "print-manual":
      Screen.say(String(DaemonManual.page.dropLast()))
      return 0
    case "store backup":
      let socket = if let named = invocation["--socket"] { named } else { try Places.socket() }
      return try await store(invocation).backUp(askingAt: socket)
    case "store check": return try await store(invocation).check()
    case "accept-state": return try await accept(invocation)
    case "keys": return try await explainKeys(invocation)
    case _ where invocation.has("--print-unit"):
      Screen.say(try unit(invocation))
      return 0
    default: return try await serve(try await settings(invocation))
    }
  }

  /// What the command line says, and the configuration file of what it does not say.
  ///
  /// A service has nobody at a terminal who would read what is wrong with the file: it is heard.
  private static func settings(_ invocation: Invocation) async throws(DaemonError) -> DaemonOptions {
    do throws(DaemonError) {
      return try DaemonOptions(try configured(invocation))
    } catch {
      if ServiceNotice.isSupervised { await LastWords().say(error) }
      throw error
    }
  }

  private static func configured(_ invocation: Invocation) throws(DaemonError) -> Invocation {
    let named = invocation[ServiceOptions.configuration.name]
    guard let path = named ?? Places.configuration else { return invocation }
    do throws(ConfigurationFile.Refusal) {
      if let file = try ConfigurationFile.read(path) { return invocation.completed(by: file) }
    } catch {
      throw .usage(error.description, phrase: .errorConfiguration)
    }
    guard named == nil else { throw .usage("there is no file \(path); name another with --config") }
    return invocation
  }

  /// A unit that starts this program as it was started now.
  private static func unit(_ invocation: Invocation) throws(DaemonError) -> String {
    let options = CommandLineTable.program.commands.first { $0.name == "run" }?.options ?? []
    let outlet = try DaemonOptions.messages(invocation)
    let folders = [
      outlet?.folder, invocation["--state"], invocation["--transcript"].flatMap(Places.folder(of:)),
    ]
    return ServiceUnit.text(
      program: Places.program, arguments: invocation.arguments(of: options, except: ["--print-unit"]),
      writingTo: folders.compactMap(\.self), groups: [outlet?.group].compactMap(\.self))
  }

  private static func serve(_ settings: DaemonOptions) async throws(DaemonError) -> Int32 {
    let (end, reload) = (Signals.end, Signals.reload)
    let daemon = try await open(settings)
    let working = Task { await daemon.run() }
    ServiceNotice.ready()
    Journal.write(JournalEntry(event: .begun, sentence: "ready, version \(Version.text)"))
    let status = StatusTelling(daemon)
    let answering = Task { await Supervision(conversation: daemon.conversation, status: status).run(reload) }
    let failure = await Self.failure(of: daemon.conversation, before: end)
    ServiceNotice.stopping()
    // A supervisor starts another process, which may be heard where this one is not.
    let outcome = failure.map { DaemonError.failure($0.description) }
    Ending.begin(code: outcome?.exitCode ?? 0)
    answering.cancel()
    working.cancel()
    await working.value
    if let outcome { throw outcome }
    return 0
  }

  /// A daemon that cannot begin says so, and why.
  private static func open(_ settings: DaemonOptions) async throws(DaemonError) -> Daemon {
    do throws(DaemonError) {
      return try await Daemon.open(settings)
    } catch {
      await LastWords(settings: settings).say(error)
      throw error
    }
  }

  /// Waits until the daemon is asked to end, or cannot be heard any more; then why not.
  private static func failure(of conversation: Conversation, before end: AsyncStream<Int32>) async
    -> Trouble?
  {
    await withTaskGroup(of: Trouble?.self) { group in
      group.addTask {
        for await _ in end { break }
        return nil
      }
      group.addTask {
        for await failure in conversation.failures { return failure }
        return nil
      }
      defer { group.cancelAll() }
      return await group.next() ?? nil
    }
  }

  private static func demonstrate(_ settings: DaemonOptions) async throws(DaemonError) -> Int32 {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let telling = Task { () async -> Result<Int32, DaemonError> in
      do throws(DaemonError) {
        return .success(try await Demonstration(settings, in: folder).run())
      } catch {
        return .failure(error)
      }
    }
    let interruption = Task {
      for await _ in Signals.endOrHangUp { break }
      telling.cancel()
    }
    defer { interruption.cancel() }
    return try await telling.value.get()
  }

  private static func store(_ invocation: Invocation) throws(DaemonError) -> StoreCommands {
    let state = if let named = invocation["--state"] { named } else { try Places.state() }
    return StoreCommands(state: state)
  }

  private static func accept(_ invocation: Invocation) async throws(DaemonError) -> Int32 {
    let state = if let named = invocation["--state"] { named } else { try Places.state() }
    try Places.takeAccount(of: state)
    return try await Acceptance(state: state).run()
  }

  private static func say(_ invocation: Invocation) async throws(DaemonError) -> Int32 {
    let output = invocation["--wav"].map { OutputDescription.unpacedWAV(path: $0) } ?? .alsa(name: "default")
    if let earcon = invocation["--earcon"].flatMap({ Earcon(rawValue: $0) }) {
      try await Saying.play([earcon.samples], to: output)
      return 0
    }
    guard let text = invocation.operands.first else { throw .usage("TEXT is missing; see --help") }
    let saying = Saying(
      kind: invocation.has("--quote") ? .quote : invocation.has("--code") ? .code : .own, text: text,
      languages: try languages(invocation))
    try await saying.run(
      invocation.has("--words") ? .words : invocation.has("--ipa") ? .phonemes : .sound(output))
    return 0
  }

  private static func explainKeys(_ invocation: Invocation) async throws(DaemonError) -> Int32 {
    let languages = try languages(invocation)
    do throws(SpeechError) {
      Screen.say(try Keymap.writtenHelp(in: await languages.own()))
    } catch {
      throw DaemonError(error)
    }
    return 0
  }

  private static func languages(_ invocation: Invocation) throws(DaemonError) -> LanguageStore {
    let voices = if let named = invocation["--voices"] { named } else { try Places.voices() }
    do throws(SpeechError) {
      return try LanguageStore(voices: voices, language: LanguageCode(invocation["--language"] ?? "da"))
    } catch {
      throw DaemonError(error)
    }
  }
}
