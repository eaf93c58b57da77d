// SPDX-License-Identifier: GPL-3.0-or-later

/// Why something cannot be said, or could not be made ready to be said.
public enum SpeechError: Error, Hashable, Sendable {
  /// A file of a language folder cannot be read.
  case unreadable(file: String)
  /// A file is not the JSON it should be; `reason` names the place in it.
  case malformed(file: String, reason: String)
  /// There is no folder of that language; `known` are the codes that there are.
  case noLanguage(known: [String])
  /// The same key stands twice in one JSON object.
  case duplicateKey(file: String, key: String)
  /// A phrase the program speaks is not in the file.
  case missingKey(file: String, key: String)
  /// A phrase in the file that the program never speaks.
  case unknownKey(file: String, key: String)
  /// A phrase lacks a placeholder that the program fills.
  case missingPlaceholder(file: String, key: String, placeholder: String)
  /// A phrase has a placeholder that the program does not fill.
  case unknownPlaceholder(file: String, key: String, placeholder: String)
  /// A phrase with a number needs `key_one` and `key_other`, one without must have neither.
  case wrongPlural(file: String, key: String)
  /// The program filled a phrase with another argument than it declared.
  case wrongArgument(key: String, placeholder: String)
  /// A number, amount or code that is not one.
  case notSpeakable(kind: String)
  /// eSpeak NG does not start, or refuses a call.
  case engine(call: String)
  /// eSpeak NG does not return from a call.
  case stuck
  /// The voice is not installed, or another one answered to its name.
  case noVoice(String)
  /// A text from outside is longer than `limit` characters.
  case tooLong(limit: Int)
  /// A text from outside comes to more than `limit` words.
  case tooManyWords(limit: Int)
  /// A text from outside has a character that is read but not seen; position in characters from 1.
  case unseen(position: Int, scalar: UInt32)
  /// The words give no sound.
  case silent
}

extension SpeechError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unreadable(let file): "\(file): cannot be read (is the voices folder installed? see --voices)"
    case .malformed(let file, let reason): "\(file): not as expected: \(reason)"
    case .noLanguage(let known): "there is no such language; there is \(known.joined(separator: ", "))"
    case .duplicateKey(let file, let key): "\(file): the key '\(key)' stands twice"
    case .missingKey(let file, let key): "\(file): the key '\(key)' is missing"
    case .unknownKey(let file, let key): "\(file): the key '\(key)' is not one the reader speaks"
    case .missingPlaceholder(let file, let key, let placeholder):
      "\(file): '\(key)' lacks the placeholder {\(placeholder)}"
    case .unknownPlaceholder(let file, let key, let placeholder):
      "\(file): '\(key)' has the placeholder {\(placeholder)}, which nothing fills"
    case .wrongPlural(let file, let key):
      "\(file): the plural forms of '\(key)' are wrong (key_one and key_other, or the key alone)"
    case .wrongArgument(let key, let placeholder):
      "the phrase '\(key)' was filled wrongly at {\(placeholder)}"
    case .notSpeakable(let kind): "not a speakable \(kind)"
    case .engine(let call): "espeak-ng failed in \(call) (is espeak-ng-data installed?)"
    case .stuck: "espeak-ng stands still in the middle of an utterance (restart the reader)"
    case .noVoice(let name): "espeak-ng has no voice '\(name)' (is espeak-ng-data installed?)"
    case .tooLong(let limit): "the text is longer than \(limit) characters"
    case .tooManyWords(let limit): "the text takes more than \(limit) words to say"
    case .unseen(let position, let scalar):
      "the text has a character at position \(position) that cannot be seen or heard "
        + "(U+\(Self.hexadecimal(scalar))); remove it"
    case .silent: "the text gives no speech"
    }
  }

  private static func hexadecimal(_ scalar: UInt32) -> String {
    let digits = String(scalar, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// What programs and the reader's table of sentences know it by: it never changes.
  public var code: String {
    switch self {
    case .unreadable, .malformed, .duplicateKey, .missingKey, .unknownKey, .missingPlaceholder,
      .unknownPlaceholder, .wrongPlural, .wrongArgument, .noLanguage:
      "errorLanguageFiles"
    case .notSpeakable: "errorNotSpeakable"
    case .engine, .stuck: "errorVoiceEngine"
    case .noVoice: "errorNoVoice"
    case .tooLong, .tooManyWords, .unseen, .silent: "errorSilentText"
    }
  }
}
