// SPDX-License-Identifier: GPL-3.0-or-later

private import Glibc
private import JSON

/// `voice.json`: how the language sounds, and who has listened to it.
public struct VoiceFile: Hashable, Sendable, Codable {
  /// The language's own name: "dansk".
  public let name: String
  /// Who reviewed the wording and the voice; nil while nobody has.
  public let reviewedBy: String?
  /// When, as YYYY-MM-DD.
  public let reviewedOn: String?
  public let settings: VoiceSettings

  /// Whether a speaker of the language has reviewed it; `doctor` says who and when, or that nobody has.
  public var isReviewed: Bool { reviewedBy != nil && reviewedOn != nil }
}

/// `voice.json` against what eSpeak NG takes: it would answer some wrong values with silence.
struct VoiceCheck {
  let file: String
  let voice: VoiceFile

  /// - Throws: `SpeechError.malformed` naming the first field that is out of range.
  func check() throws(SpeechError) {
    for role in VoiceRole.allCases {
      let settings = voice.settings[role]
      for (name, value, range) in [
        ("rate", settings.rate, VoiceSettings.rates), ("pitch", settings.pitch, VoiceSettings.pitches),
        ("range", settings.range, 0...99), ("volume", settings.volume, VoiceSettings.volumes),
        ("wordGap", settings.wordGap, 0...500),
      ] { try check(value, "\(role).\(name)", range) }
    }
    try check(voice.settings.codes.group, "codes.group", 1...19)
    for (name, value) in [
      ("pauses.open", voice.settings.pauses.open), ("pauses.comma", voice.settings.pauses.comma),
      ("pauses.full", voice.settings.pauses.full), ("codes.digitPause", voice.settings.codes.digitPause),
      ("codes.groupPause", voice.settings.codes.groupPause),
    ] { try check(value, name, 0...10_000) }
    for (word, said) in (voice.settings.pronunciations ?? [:]).sorted(by: { $0.key < $1.key }) {
      try check(word, said)
    }
  }

  /// What is given to the voice instead of a word: words, or one digit.
  private func check(_ word: String, _ said: String) throws(SpeechError) {
    let words = said.split(separator: " ").map(String.init)
    guard word == word.lowercased(), !words.isEmpty, words.allSatisfy({ SpokenWord.speakable($0) == $0 })
    else {
      throw .malformed(
        file: file,
        reason: "'settings.pronunciations.\(word)' is '\(said)'; write words, and their key in lower case")
    }
  }

  private func check(_ value: Int, _ name: String, _ range: ClosedRange<Int>) throws(SpeechError) {
    guard !range.contains(value) else { return }
    throw .malformed(
      file: file,
      reason: "'settings.\(name)' is \(value); it may be \(range.lowerBound) to \(range.upperBound)")
  }
}

/// A JSON file of a language folder: read whole, checked for keys that stand twice and for fields that
/// mean nothing, decoded.
struct LanguageFile {
  let path: String

  /// - Throws: `SpeechError.unreadable`, `.duplicateKey`, `.malformed`.
  func decode<Value: Decodable>(_ type: Value.Type) throws(SpeechError) -> Value {
    guard let bytes else { throw .unreadable(file: path) }
    do throws(JSONError) {
      return try JSONValue(reading: bytes).decodedWhole(as: type)
    } catch {
      if case .duplicateName(let key) = error { throw .duplicateKey(file: path, key: key) }
      throw .malformed(file: path, reason: error.description)
    }
  }

  /// What is in the file; nil where it cannot be read to its end.
  private var bytes: [UInt8]? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe read(descriptor, &piece, piece.count)
      if count == 0 { return bytes }
      if count > 0 { bytes += piece[..<count] } else if errno != EINTR { return nil }
    }
  }
}
