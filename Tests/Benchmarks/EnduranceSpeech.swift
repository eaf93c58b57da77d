// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound
import Speech
import Synchronization

/// Speech without end, made while what came before it plays, no utterance twice: and every sample of it remembered.
final class EnduranceSpeech: Sendable {
  /// Utterances made ahead of the one that is heard.
  static let ahead = 3

  let player: Player
  private let synthesizer: Synthesizer
  private let sentences: SpokenSentences
  private let made = Mutex<[UInt64: [Int16]]>([:])

  init(language: LanguageCode, options: Player.Options, _ witness: StandstillWitness) async throws {
    let output = OutputDescription.alsa(name: "default").outputs(buffer: options.buffer)
    player = try Player(options: options) { WitnessedOutput(output(), witness) }
    synthesizer = try await Synthesizer()
    sentences = try SpokenSentences(language)
  }

  /// A sentence and its number, digit by digit, handed to the player as it is made.
  func speak(_ number: UInt64) async throws {
    let id = PassageID(number)
    let sentence = sentences.utterances[Int(number) % sentences.utterances.count]
    let code = try sentences.book.code(Array(String(number + 100_000).utf8))
    let utterance = Utterance(language: sentence.language, parts: code.parts + sentence.parts)
    player.begin(id)
    _ = try await synthesizer.speak(utterance, with: sentences.settings) { [self] chunk in
      made.withLock { $0[number, default: []].append(contentsOf: chunk) }
      return player.append(chunk, to: id)
    }
    player.finish(id)
  }

  /// The samples of an utterance that was spoken; they are forgotten here.
  func samples(of number: UInt64) -> [Int16] { made.withLock { $0.removeValue(forKey: number) ?? [] } }
}
