// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Testing

@testable import Speech

@Suite struct SynthesizerTests {
  @Test func `every word has a mark inside the samples, in order`() async throws {
    let book = try TestLanguage.phrasebook(.english)
    let utterance = try book.utterance("arrival", ["service": .name("Borger.dk")])
    let (samples, spoken) = try await Synthesizer().samples(of: utterance, with: book.settings)
    #expect(spoken.sampleCount == samples.count)
    #expect(spoken.marks.map(\.word) == Array(0..<utterance.wordCount))
    #expect(zip(spoken.marks, spoken.marks.dropFirst()).allSatisfy { $0.sample < $1.sample })
    #expect(spoken.isComplete)
  }

  @Test func `english is english and danish is danish`() async throws {
    let synthesizer = try await Synthesizer()
    let english = try TestLanguage.phrasebook(.english)
    let danish = try TestLanguage.phrasebook(.danish)
    let six = Array("6".utf8)
    for _ in 0..<2 {
      #expect(try await synthesizer.phonemes(of: english.statement("six"), with: english.settings) == "sˈɪks")
      #expect(try await synthesizer.phonemes(of: danish.statement("seks"), with: danish.settings) == "sˈʔeks")
    }
    #expect(try await synthesizer.phonemes(of: english.code(six), with: english.settings) == "•")
  }

  @Test func `a voice that is not there is an error, not another voice`() async throws {
    let book = try TestLanguage.phrasebook(.english)
    var settings = book.settings
    settings.prompt.voice = "gmw/xx"
    let missing = settings.prompt.identifier
    await #expect(throws: SpeechError.noVoice(missing)) { try await Synthesizer().check(settings) }
    settings = book.settings
    settings.quote.variant = "nonsense"
    await #expect(throws: SpeechError.noVoice("gmw/en+nonsense")) { try await Synthesizer().check(settings) }
  }

  @Test func `speech begins within two milliseconds of the first sample`() async throws {
    let book = try TestLanguage.phrasebook(.english)
    for word in ["four", "seven", "hello", "vote", "nine", "approved"] {
      let (samples, _) = try await Synthesizer().samples(of: book.statement(word), with: book.settings)
      let first = try #require(samples.firstIndex { abs(Int($0)) > 12 })
      #expect(first <= 44, "\(word)")
    }
  }

  /// In a process of its own: its voice is that of every other test.
  @Test func `a voice that stands still is given up, and speaks again when it goes on`() async throws {
    await #expect(processExitsWith: .success) {
      let book = try TestLanguage.phrasebook(.english)
      let word = try book.statement("one")
      let gate = DispatchSemaphore(value: 0)
      let hasty = try await Synthesizer(patience: .milliseconds(10))
      await #expect(throws: SpeechError.stuck) {
        try await hasty.speak(word, with: book.settings) { _ in
          gate.wait()
          return true
        }
      }
      // Not taken back before it was given: the thread waits in the sink by now, or will.
      for _ in 0..<100 { gate.signal() }
      #expect(try await Synthesizer().samples(of: word, with: book.settings).spoken.isComplete)
    }
  }

  @Test func `a sink that wants no more stops it`() async throws {
    let book = try TestLanguage.phrasebook(.english)
    let utterance = try book.statement("one two three four five six seven eight nine ten")
    let spoken = try await Synthesizer().speak(utterance, with: book.settings) { _ in false }
    #expect(!spoken.isComplete)
    #expect(spoken.sampleCount < 3000)
  }

  @Test func `a code has the same marks whether its digits are known or not`() async throws {
    let book = try TestLanguage.phrasebook(.english)
    let code = try book.code(Array("482917".utf8))
    for _ in 0..<2 {
      let (samples, spoken) = try await Synthesizer().samples(of: code, with: book.settings)
      #expect(spoken.sampleCount == samples.count)
      #expect(spoken.marks.map(\.word) == Array(0..<6))
      #expect(zip(spoken.marks, spoken.marks.dropFirst()).allSatisfy { $0.sample < $1.sample })
    }
  }

  @Test func `after a digit that nobody wants comes no other`() async throws {
    let book = try TestLanguage.phrasebook(.english)
    let code = try book.code(Array("11".utf8))
    let spoken = try await Synthesizer().speak(code, with: book.settings) { _ in false }
    #expect(!spoken.isComplete)
    #expect(spoken.marks.count == 1)
  }
}
