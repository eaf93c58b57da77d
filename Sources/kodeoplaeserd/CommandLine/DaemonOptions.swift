// SPDX-License-Identifier: GPL-3.0-or-later
internal import Installation
internal import Keypad
internal import Options
internal import Reader
internal import Sound
internal import Speech

/// What the daemon is told on its command line, checked as far as that goes without touching anything.
struct DaemonOptions: Sendable {
  var state: String
  var socket: String
  var voices: String
  /// The reader's own language where it was named; else the one chosen from the keypad, else Danish.
  var language: LanguageCode?
  /// Where text messages leave; the state's own folder where none was named.
  var messages: MessageOutlet?
  /// The file with the operator's terms, where there are any.
  var terms: String?
  var audio: OutputDescription?
  /// How much sound the output holds, where that was told.
  var buffer: Duration?
  var isPublic = false
  var keypad: KeypadChoice?
  var transcript: String?
  var transcriptHoldsSecrets = false
  var allowsPressing = false
  /// Whether a reader that is nobody's yet leads through the first start.
  var leadsFirstStart = false
  /// Every option as it stands, and where it was set.
  var origins: [OptionOrigin] = []
}

extension DaemonOptions {
  /// The output that was named, or libasound's default.
  var output: OutputDescription { audio ?? .alsa(name: "default") }
}

/// An option as it stands.
struct OptionOrigin: Sendable {
  /// Its name, without the dashes.
  let name: String
  /// What it is set to; nil where the daemon chooses.
  let value: String?
  /// `command line`, the file with its line, or `default`.
  let origin: String
}

extension DaemonOptions {
  /// - Throws: `DaemonError` with the sentence for what cannot be meant.
  init(_ invocation: Invocation) throws(DaemonError) {
    let isTrial = invocation.command == "try"
    state = if let named = invocation["--state"] { named } else { isTrial ? "" : try Places.state() }
    socket = if let named = invocation["--socket"] { named } else { isTrial ? "" : try Places.socket() }
    voices = if let named = invocation["--voices"] { named } else { try Places.voices() }
    language = invocation["--language"].map { LanguageCode($0) }
    leadsFirstStart = !isTrial
    isPublic = invocation.has("--public")
    transcript = invocation["--transcript"]
    transcriptHoldsSecrets = invocation.has("--transcript-secrets")
    allowsPressing = invocation.has("--allow-press")
    if transcriptHoldsSecrets, transcript == nil {
      throw .usage("--transcript-secrets needs --transcript FILE beside it")
    }
    messages = try Self.messages(invocation)
    terms = invocation["--terms"]
    audio = try Self.value("--audio", invocation, Self.output)
    buffer = try Self.value("--buffer", invocation, Self.buffer)
    keypad = try Self.value("--keypad", invocation, Self.keypad)
    origins = ServiceOptions.table.map { option in
      let origin =
        invocation.place(of: option.name) ?? (invocation.has(option.name) ? "command line" : "default")
      let value = option.value == nil ? (invocation.has(option.name) ? "yes" : "no") : invocation[option.name]
      return OptionOrigin(name: option.key, value: value ?? self.chosen(option), origin: origin)
    }
  }

  /// What was chosen where nothing was said.
  private func chosen(_ option: Option) -> String? {
    ["--state": state, "--socket": socket, "--voices": voices][option.name]
  }

  /// The value of an option; a mistake in it is told with the place where it was set.
  private static func value<Value>(
    _ option: String, _ invocation: Invocation, _ read: (String) throws(DaemonError) -> Value
  ) throws(DaemonError) -> Value? {
    guard let text = invocation[option] else { return nil }
    do throws(DaemonError) {
      return try read(text)
    } catch {
      guard let place = invocation.place(of: option) else { throw error }
      throw DaemonError(
        exitCode: error.exitCode, description: "\(place): \(error.description)", phrase: .errorConfiguration)
    }
  }

  static func messages(_ invocation: Invocation) throws(DaemonError) -> MessageOutlet? {
    try value("--messages", invocation) { text throws(DaemonError) in try MessageOutlet(parsing: text) }
  }

  private static func output(_ text: String) throws(DaemonError) -> OutputDescription {
    do throws(SoundError) {
      return try OutputDescription(parsing: text)
    } catch {
      throw DaemonError(error)
    }
  }

  private static func buffer(_ text: String) throws(DaemonError) -> Duration {
    let range = Player.Options.bufferMilliseconds
    guard let milliseconds = Int(text), range.contains(milliseconds) else {
      throw .usage("--buffer \(text): give milliseconds, from \(range.lowerBound) to \(range.upperBound)")
    }
    return .milliseconds(milliseconds)
  }

  private static func keypad(_ text: String) throws(DaemonError) -> KeypadChoice {
    do throws(KeypadError) {
      return try KeypadChoice(parsing: text)
    } catch {
      throw DaemonError(error)
    }
  }
}
