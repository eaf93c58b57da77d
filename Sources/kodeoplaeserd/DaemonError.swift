// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Reader
internal import ServiceInterfaces
internal import Sound
internal import Speech
internal import Varlink

/// Why the daemon does not start, or ends: one sentence, and the exit code that goes with it.
struct DaemonError: Error, CustomStringConvertible {
  /// 2 where something named on the command line is not as it should be; 6 for anything else.
  let exitCode: Int32
  let description: String
  /// The key of what is said of it; `nil` where it is for the terminal alone.
  let phrase: String?

  static func usage(_ description: String, phrase: String? = nil) -> DaemonError {
    DaemonError(exitCode: 2, description: description, phrase: phrase)
  }
  static func failure(_ description: String, phrase: String? = nil) -> DaemonError {
    DaemonError(exitCode: 6, description: description, phrase: phrase)
  }

  init(exitCode: Int32, description: String, phrase: String?) {
    self.exitCode = exitCode
    self.description = description
    self.phrase = phrase
  }

  init(_ error: SpeechError) {
    let isOfAFile =
      switch error {
      case .unreadable, .malformed, .duplicateKey, .missingKey, .unknownKey, .missingPlaceholder,
        .unknownPlaceholder, .wrongPlural:
        true
      default: false
      }
    self.init(exitCode: isOfAFile ? 2 : 6, description: error.description, phrase: error.phrase)
  }

  init(_ error: SoundError) { self = .usage(error.description, phrase: error.phrase) }
  init(_ error: KeypadError) { self = .usage(error.description, phrase: error.phrase) }
  init(_ error: VarlinkError) { self = .usage(error.aboutDaemon, phrase: Phrases.key(for: error.code)) }
  init(_ error: CoreError) { self = .failure(error.description, phrase: error.phrase) }
}
