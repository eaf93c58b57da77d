// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound
import Speech
import Synchronization

/// The reader's own way from a key to sound: voice and player as the daemon puts them together.
final class SoundReader: Sendable {
  enum Content: String, CaseIterable, Sendable {
    /// A prompt that begins with a plosive, which eSpeak NG puts 49 ms of silence before.
    case plosive
    /// A prompt that begins with a vowel, which it starts at once.
    case vowel
    /// A prompt that begins with a nasal.
    case nasal
    /// Digits, the first of which begins with a fricative.
    case code
    case earcon

    /// What the rival is given for the same; an earcon of its own it has none, so that is a prompt.
    var words: String {
      switch self {
      case .plosive, .earcon: "Plus approves"
      case .vowel: "Enter your PIN"
      case .nasal: "New request"
      case .code: "4 8 2 9 1 7"
      }
    }
  }

  static let code: [UInt8] = [4, 8, 2, 9, 1, 7]

  let player: Player
  private let synthesizer: Synthesizer
  private let settings: VoiceSettings
  private let next = Atomic<UInt64>(1)

  init(keepAwake: Duration) async throws {
    var options = Player.Options()
    options.keepAwake = keepAwake
    player = try Player(output: .alsa(name: "default"), options: options)
    synthesizer = try await Synthesizer()
    settings = try Self.settings()
  }

  /// Speaks and returns the time of the key.
  func say(_ content: Content) async throws -> Double {
    let id = PassageID(next.add(1, ordering: .relaxed).oldValue)
    let time = SoundMonitor.now
    player.begin(id)
    switch content {
    case .earcon: player.append(Earcon.arrival.samples, to: id)
    case .plosive, .vowel, .nasal: try await speak(Self.utterance(content.words), id)
    case .code: try await speak(Self.codeUtterance, id)
    }
    player.finish(id)
    return time
  }

  func say(_ words: String) async throws {
    let id = PassageID(next.add(1, ordering: .relaxed).oldValue)
    player.begin(id)
    try await speak(Self.utterance(words), id)
    player.finish(id)
  }

  func silence() -> Double {
    let time = SoundMonitor.now
    player.silence()
    return time
  }

  private func speak(_ utterance: Utterance, _ id: PassageID) async throws {
    let player = player
    _ = try await synthesizer.speak(utterance, with: settings) { player.append($0, to: id) }
  }

  static func utterance(_ words: String) -> Utterance {
    let words = words.split(separator: " ").map { SpokenWord(String($0)) }
    let clause = Utterance.Clause(words: words, ending: .full)
    return Utterance(language: .english, parts: [Utterance.Part(role: .prompt, clauses: [clause])])
  }

  private static var codeUtterance: Utterance {
    let words = code.map { SpokenWord("\($0)", isDigit: true) }
    let clauses = words.map { Utterance.Clause(words: [$0], ending: .digit) }
    return Utterance(
      language: .english, parts: [Utterance.Part(role: .prompt, clauses: clauses, isSecret: true)])
  }

  private static func settings() throws -> VoiceSettings {
    let root = URL(filePath: #filePath).appending(path: "../../../").standardizedFileURL
    let file = root.appending(path: "Voices/en/voice.json")
    return try JSONDecoder().decode(VoiceFile.self, from: Data(contentsOf: file)).settings
  }
}
