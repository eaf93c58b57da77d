// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Speech
import Testing

@testable import Sound
@testable import SpeechListener

@Suite(.timeLimit(.minutes(20)), .atLeisure) struct SoundTests {
  @Test func `the table of earcons is that of the reader`() throws {
    let table = try Studio.toneTable()
    for earcon in Earcon.allCases where earcon != .click {
      let tones = earcon.tones.filter { $0.start > 0 }.map {
        SpeechListener.Tone(from: $0.start, to: $0.end, duration: Double($0.milliseconds) / 1000)
      }
      #expect(table.tones[earcon.rawValue] == tones, "\(earcon)")
    }
    #expect(table.tones.count == Earcon.allCases.count - 1)
  }

  @Test(arguments: [LanguageCode.danish, .english])
  func `every earcon between words is told by its name, and words are no tones`(language: LanguageCode)
    async throws
  {
    let studio = try await Studio(language)
    let words = try await studio.say("Log på for at se din post. Nummer fem, mon ikke.")
    let table = try Studio.toneTable()
    for earcon in Earcon.allCases where earcon != .click {
      let sound = words + Studio.silence(150) + earcon.samples + Studio.silence(150) + words
      let events = Listening(to: Studio.recording(sound), tones: table).events
      let names = events.map(\.name).filter { $0 != "speech" }
      #expect(names == [earcon.rawValue], "\(earcon)")
      #expect(events.first?.name == "speech" && events.last?.name == "speech")
    }
  }

  @Test func `a tone that stands right behind words, and right before, is a tone`() async throws {
    let studio = try await Studio(.danish)
    let words = try await studio.say("Log på")
    let sound = words + Earcon.quoteOpen.samples + words + Earcon.quoteClose.samples
    let names = Listening(to: Studio.recording(sound), tones: try Studio.toneTable()).events.map(\.name)
    #expect(names == ["speech", "quoteOpen", "speech", "quoteClose"])
  }

  @Test func `a click alone is a tick`() {
    let sound = Studio.silence(300) + Earcon.click.samples + Studio.silence(300)
    #expect(Listening(to: Studio.recording(sound)).events.map(\.name) == ["tick"])
  }

  @Test func `every sample is in one sound`() async throws {
    let sound = try await Studio(.english).say("Minus rejects. Plus approves.")
    let sounds = Studio.recording(sound).sounds()
    #expect(sounds.first?.range.lowerBound == 0 && sounds.last?.range.upperBound == sound.count)
    for (one, next) in zip(sounds, sounds.dropFirst()) {
      #expect(one.range.upperBound <= next.range.lowerBound)
    }
  }

  // MARK: Defects

  /// A sentence without a fault, and where in it something is loud.
  private func sentence() async throws -> (sound: [Int16], loud: Int) {
    let sound = try await Studio(.danish).say("Det er en sætning, som ingen har klippet i.")
    #expect(Studio.recording(sound).defects.isEmpty)
    let loud = try #require(
      sound.indices.dropFirst(4000).first { abs(Int(sound[$0])) > 6000 && abs(Int(sound[$0 + 331])) > 6000 })
    return (sound, loud)
  }

  @Test func `samples that were lost leave a gap`() async throws {
    var (sound, loud) = try await sentence()
    for place in loud + 1..<loud + 331 { sound[place] = 0 }
    let defects = Studio.recording(sound).defects
    #expect(defects.contains { $0.kind == .gap && $0.range == loud + 1..<loud + 331 }, "\(defects)")
  }

  @Test func `a sample that was changed is a click`() async throws {
    var (sound, _) = try await sentence()
    let place = sound.count - 2000
    sound[place] = 16_000
    let defects = Studio.recording(sound).defects
    #expect(defects.map(\.kind) == [.click] && defects.allSatisfy { $0.range.contains(place) }, "\(defects)")
  }

  @Test func `a curve that is cut off at full scale is clipped`() async throws {
    let sound = try await sentence().sound.map { Int16(clamping: Int($0) * 4) }
    #expect(Studio.recording(sound).defects.contains { $0.kind == .clipping })
  }
}
