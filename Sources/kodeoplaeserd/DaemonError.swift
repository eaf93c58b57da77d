// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Sound
internal import Speech
internal import Varlink

/// Why the daemon does not start, or ends: one sentence, and the exit code that goes with it.
struct DaemonError: Error, CustomStringConvertible {
  /// 2 where something named on the command line is not as it should be; 6 for anything else.
  let exitCode: Int32
  let description: String

  static func usage(_ description: String) -> DaemonError {
    DaemonError(exitCode: 2, description: description)
  }
  static func failure(_ description: String) -> DaemonError {
    DaemonError(exitCode: 6, description: description)
  }

  init(exitCode: Int32, description: String) {
    self.exitCode = exitCode
    self.description = description
  }

  init(_ error: SpeechError) {
    let isOfAFile =
      switch error {
      case .unreadable, .malformed, .duplicateKey, .missingKey, .unknownKey, .missingPlaceholder,
        .unknownPlaceholder, .wrongPlural:
        true
      default: false
      }
    self.init(exitCode: isOfAFile ? 2 : 6, description: error.description)
  }

  init(_ error: SoundError) { self.init(exitCode: 2, description: error.description) }
  init(_ error: KeypadError) { self.init(exitCode: 2, description: error.description) }
  init(_ error: VarlinkError) { self.init(exitCode: 2, description: error.description) }
  init(_ error: CoreError) { self.init(exitCode: 6, description: error.description) }
}
