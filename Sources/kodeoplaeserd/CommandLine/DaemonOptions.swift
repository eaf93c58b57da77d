// SPDX-License-Identifier: GPL-3.0-or-later
internal import Keypad
internal import Options
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
    audio = try Self.output(invocation["--audio"])
    buffer = try Self.buffer(invocation["--buffer"])
    keypad = try Self.keypad(invocation["--keypad"])
  }

  static func messages(_ invocation: Invocation) throws(DaemonError) -> MessageOutlet? {
    guard let text = invocation["--messages"] else { return nil }
    return try MessageOutlet(parsing: text)
  }

  private static func output(_ text: String?) throws(DaemonError) -> OutputDescription? {
    guard let text else { return nil }
    do throws(SoundError) {
      return try OutputDescription(parsing: text)
    } catch {
      throw DaemonError(error)
    }
  }

  private static func buffer(_ text: String?) throws(DaemonError) -> Duration? {
    guard let text else { return nil }
    let range = Player.Options.bufferMilliseconds
    guard let milliseconds = Int(text), range.contains(milliseconds) else {
      throw .usage("--buffer \(text): give milliseconds, from \(range.lowerBound) to \(range.upperBound)")
    }
    return .milliseconds(milliseconds)
  }

  private static func keypad(_ text: String?) throws(DaemonError) -> KeypadChoice? {
    guard let text else { return nil }
    do throws(KeypadError) {
      return try KeypadChoice(parsing: text)
    } catch {
      throw DaemonError(error)
    }
  }
}
