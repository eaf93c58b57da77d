// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Sound
import Speech
import Testing

@testable import SpeechListener

/// A recording beside its transcript: what agrees, and what is found where one of them is wrong.
@Suite(.timeLimit(.minutes(20)), .atLeisure) struct ListeningTests {
  /// A little story in sound, with the lines that a transcript has of it.
  private struct Told {
    var sound: [Int16] = []
    var lines: [TranscriptLine] = []
    /// Samples of what the transcript hides: its count stands still over them.
    private var hidden = 0

    mutating func add(_ samples: [Int16], _ fill: (inout TranscriptLine) -> Void) {
      var line = TranscriptLine()
      fill(&line)
      line.from = sound.count - hidden
      sound += samples
      line.to = sound.count - hidden
      lines.append(line)
    }

    mutating func hide(_ samples: [Int16]) {
      var line = TranscriptLine()
      line.say = "•"
      lines.append(line)
      sound += samples
      hidden += samples.count
    }

    var listening: Listening { Listening(to: Studio.recording(sound), along: lines) }
  }

  private func story(hiding code: String? = nil) async throws -> Told {
    let studio = try await Studio(.danish)
    var told = Told()
    told.add(Earcon.arrival.samples) { $0.earcon = "arrival" }
    told.add(try await studio.say("Ny anmodning.")) { ($0.say, $0.voice) = ("Ny anmodning.", "prompt") }
    if let code { told.hide(try await studio.code(code)) }
    told.add(Earcon.quoteOpen.samples) { $0.earcon = "quoteOpen" }
    told.add(try await studio.say("Log på for at se din post.")) {
      ($0.say, $0.voice) = ("Log på for at se din post.", "quote")
    }
    told.add(Earcon.quoteClose.samples) { $0.earcon = "quoteClose" }
    told.add(Studio.silence(300) + (try await studio.say("Plus godkender."))) {
      ($0.say, $0.voice) = ("Plus godkender.", "prompt")
    }
    return told
  }

  @Test(arguments: [nil, "482019"])
  func `a recording and its transcript agree, also behind what is hidden`(code: String?) async throws {
    let listening = try await story(hiding: code).listening
    #expect(listening.agrees, "\(listening.unheard) \(listening.unexplained)")
    let lines = listening.events.compactMap { event -> TranscriptLine? in
      guard case .line(let line) = event.what else { return nil }
      return line
    }
    #expect(lines.compactMap { $0.earcon } == ["arrival", "quoteOpen", "quoteClose"])
    #expect(listening.events.contains { $0.what == .hidden } == (code != nil))
  }

  @Test func `a line that is not heard is found`() async throws {
    var told = try await story()
    for place in try #require(told.lines[3].range) { told.sound[place] = 0 }
    #expect(told.listening.unheard.map(\.say) == ["Log på for at se din post."])
  }

  @Test func `a tone where words should be, and words where a tone should be, are found`() async throws {
    var told = try await story()
    (told.lines[2].earcon, told.lines[2].say) = (nil, "noget andet")
    #expect(told.listening.unheard.map(\.say) == ["noget andet"])
    told = try await story()
    (told.lines[1].earcon, told.lines[1].say) = ("approved", nil)
    #expect(told.listening.unheard.map(\.earcon) == ["approved"])
  }

  @Test func `sound that no line tells is found`() async throws {
    var told = try await story()
    told.lines.remove(at: 3)
    #expect(told.listening.unexplained.count >= 1)
    #expect(told.listening.unheard.isEmpty)
  }

  @Test func `what was recorded later than the transcript begins is found where it is`() async throws {
    var told = try await story()
    told.sound = Studio.silence(730) + told.sound
    let listening = told.listening
    #expect(listening.agrees)
    let arrival = try #require(listening.events.first { $0.name == "arrival" })
    #expect(abs(listening.recording.seconds(arrival.range.lowerBound) - 0.73) < 0.02)
  }

  @Test
  func
    `a line that was cut off before its first sample may stand at the very end, and one that counts too far nowhere`()
    async throws
  {
    var told = try await story()
    var line = TranscriptLine()
    (line.say, line.from, line.to, line.complete) = ("afbrudt", told.sound.count, told.sound.count, false)
    told.lines.append(line)
    let results = try Expectation(script: "hears 'afbrudt', silence >= 0 ms").check(told.listening)
    #expect(results.map(\.holds) == [true, true])
    (line.from, line.to) = (0, .max)
    #expect(line.range == nil)
  }

  @Test func `a transcript is read as it is written, and a line that is none is named`() throws {
    let text = """
      {"key":"+","t":0}
      {"earcon":"arrival","from":0,"t":0.1,"to":5292}
      {"say":"•","t":0.5,"voice":"prompt"}

      """
    let lines = try TranscriptLine.lines(of: Array(text.utf8))
    #expect(lines.map(\.isHidden) == [false, true])
    #expect(lines[0].range == 0..<5292)
    #expect(throws: ListeningError.notATranscript(line: 2)) {
      try TranscriptLine.lines(of: Array("{}\n{\"from\":\"x\"}".utf8))
    }
  }
}
