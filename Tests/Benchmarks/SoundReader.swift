// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound
import Speech
import Synchronization

/// The reader's own way from a key to sound: voice and player as the daemon puts them together.
final class SoundReader: Sendable {
  let player: Player
  private let synthesizer: Synthesizer
  private let settings: VoiceSettings
  private let next = Atomic<UInt64>(1)

  /// - Parameter keepAwake: how long silence is streamed after sound.
  /// - Parameter buffer: how much the device holds; as much as it does for everyone, unless told.
  /// - Parameter releaseAfter: how long it rests before it is closed; as long as it does for everyone, unless told.
  init(keepAwake: Duration, buffer: Duration? = nil, releaseAfter: Duration? = nil) async throws {
    var options = Player.Options()
    options.keepAwake = keepAwake
    if let releaseAfter { options.releaseAfter = releaseAfter }
    if let buffer { options.buffer = buffer }
    player = try Player(output: .alsa(name: "default"), options: options)
    synthesizer = try await Synthesizer()
    settings = try Self.settings()
  }

  /// Speaks, or plays the earcon, and returns the time of the key.
  func say(_ trial: SoundTrial) async throws -> Double {
    let id = PassageID(next.add(1, ordering: .relaxed).oldValue)
    let time = SoundMonitor.now
    player.begin(id)
    if let utterance = trial.utterance {
      try await speak(utterance, id)
    } else {
      player.append(Earcon.arrival.samples, to: id)
    }
    player.finish(id)
    return time
  }

  func say(_ words: String) async throws { _ = try await say(SoundTrial(prompt: words)) }

  func silence() -> Double {
    let time = SoundMonitor.now
    player.silence()
    return time
  }

  private func speak(_ utterance: Utterance, _ id: PassageID) async throws {
    let player = player
    _ = try await synthesizer.speak(utterance, with: settings) { player.append($0, to: id) }
  }

  private static func settings() throws -> VoiceSettings {
    let root = URL(filePath: #filePath).appending(path: "../../../").standardizedFileURL
    let file = root.appending(path: "Voices/en/voice.json")
    return try JSONDecoder().decode(VoiceFile.self, from: Data(contentsOf: file)).settings
  }
}
