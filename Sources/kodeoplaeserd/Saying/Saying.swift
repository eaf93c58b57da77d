// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reader
internal import Sound
internal import Speech

/// `say`: the way from words to sound without a daemon, and its stations.
struct Saying: Sendable {
  enum Kind: Sendable {
    case own, quote, code
  }

  enum Result: Sendable {
    case sound(OutputDescription)
    case words
    case phonemes
  }

  let kind: Kind
  let text: String
  let languages: LanguageStore

  func run(_ result: Result) async throws(DaemonError) {
    let clips: [[Int16]]
    do throws(SpeechError) {
      clips = try await make(result)
    } catch {
      throw DaemonError(error)
    }
    if case .sound(let output) = result { try await Self.play(clips, to: output) }
  }

  /// Prints the station that was asked for, or gives the sound to play.
  private func make(_ result: Result) async throws(SpeechError) -> [[Int16]] {
    let utterances = try await utterances()
    let settings = try await languages.settings(for: languages.language)
    let synthesizer = try await Synthesizer()
    var clips: [[Int16]] = []
    for utterance in utterances {
      switch result {
      case .words: Screen.say(utterance.revealed.words)
      case .phonemes: Screen.say(try await synthesizer.phonemes(of: utterance.revealed, with: settings))
      case .sound: clips.append(try await synthesizer.samples(of: utterance, with: settings).samples)
      }
    }
    return kind == .quote ? [Earcon.quoteOpen.samples] + clips + [Earcon.quoteClose.samples] : clips
  }

  private func utterances() async throws(SpeechError) -> [Utterance] {
    let book = try await languages.own()
    switch kind {
    case .own: return [try book.statement(text)]
    case .quote: return try book.quotation(text)
    case .code: return [try book.code(Array(text.utf8))]
    }
  }

  /// Plays clips one after the other and returns when the last was heard.
  static func play(_ clips: [[Int16]], to output: OutputDescription) async throws(DaemonError) {
    do throws(SoundError) {
      let player = try Player(output: output)
      let ids = clips.indices.map { PassageID(UInt64($0)) }
      for (id, clip) in zip(ids, clips) { player.play(clip, id: id) }
      await Self.wait(for: ids.last, on: player)
      await player.stop()
    } catch {
      throw DaemonError(error)
    }
  }

  private static func wait(for last: PassageID?, on player: Player) async {
    for await event in player.events {
      switch event {
      case .ended(let id, _, _, _, _) where id == last: return
      case .refused(let id, _) where id == last: return
      case .lost: return
      default: break
      }
    }
  }
}
