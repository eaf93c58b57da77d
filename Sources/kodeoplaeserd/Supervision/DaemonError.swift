// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Glibc
internal import Keypad
internal import Platform
internal import Reader
internal import ServiceInterfaces
internal import Sound
internal import Speech
internal import Storage
internal import Varlink

/// Why the daemon does not start, or ends: one sentence, and the exit code that goes with it.
struct DaemonError: Error, CustomStringConvertible {
  /// 2 where something named on the command line is not as it should be; 6 for anything else.
  let exitCode: Int32
  let description: String
  /// What is said of it; `nil` where it is for the terminal alone.
  let phrase: Phrase?

  static func usage(_ description: String, phrase: Phrase? = nil) -> DaemonError {
    DaemonError(exitCode: 2, description: description, phrase: phrase)
  }
  static func failure(_ description: String, phrase: Phrase? = nil) -> DaemonError {
    DaemonError(exitCode: 6, description: description, phrase: phrase)
  }

  init(exitCode: Int32, description: String, phrase: Phrase?) {
    self.exitCode = exitCode
    self.description = description
    self.phrase = phrase
  }

  init(_ error: SpeechError) {
    let isGivenWrong =
      switch error {
      case .unreadable, .malformed, .duplicateKey, .missingKey, .unknownKey, .missingPlaceholder,
        .unknownPlaceholder, .wrongPlural, .noLanguage:
        true
      default: false
      }
    self.init(exitCode: isGivenWrong ? 2 : 6, description: error.description, phrase: error.phrase)
  }

  init(_ error: SoundError) { self = .usage(error.description, phrase: error.phrase) }
  init(_ error: KeypadError) { self = .usage(error.description, phrase: error.phrase) }
  init(_ error: VarlinkError) { self = .usage(error.aboutDaemon, phrase: Phrase(for: error.code)) }
  init(_ error: CoreError) { self = .failure(error.description, phrase: error.phrase) }
}

/// What a daemon says that cannot begin: who hears nothing else of it would wait for a voice that never comes.
///
/// It is said on the output that was named and on no other; where that is what failed, the log and the exit code tell it.
struct LastWords: Sendable {
  private let voices: String?
  private let language: LanguageCode
  private let output: OutputDescription

  init(settings: DaemonOptions) {
    voices = settings.voices
    language = settings.language ?? .danish
    output = settings.audio ?? .alsa(name: "default")
  }

  /// Where the settings themselves do not hold: those of a daemon that was told nothing.
  init() { (voices, language, output) = (try? Places.voices(), .danish, .alsa(name: "default")) }

  /// Says why, and returns when it was heard or could not be.
  func say(_ error: DaemonError) async {
    guard let phrase = error.phrase, let voices, let samples = try? await samples(phrase, from: voices) else {
      return
    }
    try? await Saying.play([Earcon.error.samples, samples], to: output)
  }

  private func samples(_ phrase: Phrase, from voices: String) async throws(SpeechError) -> [Int16] {
    let languages = try LanguageStore(voices: voices, language: language)
    let utterance = try await languages.own().utterance(phrase)
    let voice = try await languages.settings(for: languages.language)
    return try await Synthesizer().samples(of: utterance, with: voice).samples
  }
}

/// The one sound that needs no sound card: the bell of the console, or of the terminal the daemon was started from.
enum ConsoleBell {
  static func ring() {
    let bell: [UInt8] = [7]
    for path in ["/dev/console", "/dev/tty"] {
      let descriptor = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      if write(descriptor, bell, bell.count) == bell.count { return }
    }
  }
}

/// One line to whoever started the program, or to the log that reads along.
enum StandardError {
  /// - Parameter event: what the journal knows it by, where that reads along.
  static func say(_ sentence: String, _ event: JournalEntry.Event = .note) {
    if Journal.isConnected { return Journal.write(JournalEntry(event: event, sentence: sentence)) }
    WriteTarget.file(STDERR_FILENO).writeAll(Array("kodeoplaeserd: \(sentence)\n".utf8))
  }
}

extension StorageError {
  /// The sentence that is said for it.
  var phrase: Phrase { Phrase(for: code) }
}
