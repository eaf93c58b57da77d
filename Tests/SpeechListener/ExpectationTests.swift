// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Sound
import Speech
import Testing

@testable import SpeechListener

@Suite(.timeLimit(.minutes(20)), .atLeisure) struct ExpectationTests {
  // MARK: Reading

  @Test func `a script is clauses, on lines of their own or parted by commas`() throws {
    let script = try Expectation(
      script: """
        # what an approval sounds like
        hears arrival, then quote 'Log on, and …', then silence ≥ 200 ms
        next "Plus approves"
        digits 48 2019
        without clipping
        loudness >= -30, length <= 20
        """)
    #expect(
      script.clauses.map(\.clause) == [
        .heard(.tone("arrival"), isNext: false),
        .heard(.words(WordPattern("Log on, and …"), voice: "quote"), isNext: false),
        .silence(.init(isLeast: true, value: 0.2)),
        .heard(.words(WordPattern("Plus approves"), voice: nil), isNext: true),
        .heard(.digits([4, 8, 2, 0, 1, 9]), isNext: false), .without(.clipping),
        .figure(.loudness, .init(isLeast: true, value: -30)),
        .figure(.length, .init(isLeast: false, value: 20)),
      ])
  }

  @Test(arguments: [
    "", "# nothing", "hears", "silence", "silence 200", "silence >= x ms", "silence >= 2 hours",
    "without",
    "without fear", "digits", "digits 12x", "quote 'Log on", "loudness >= nan", "speech speech",
    "quote Log on",
  ])
  func `a clause that says nothing is named`(script: String) {
    #expect(throws: ListeningError.self) { try Expectation(script: script) }
  }

  @Test(arguments: [
    ("Log on …", "Log on to see your post.", true), ("Log on …", "log ON", true),
    ("… post", "Log on to see your post.", true),
    ("Log … post", "Log on to see your post.", true), ("Log … letter", "Log on to see your post.", false),
    ("Log on", "Log on to see", false), ("…", "anything", true), ("to see", "Log on to see your post", false),
    ("… a … a", "a", false), ("a … a", "a", false), ("Log…post", "Log on to post", true),
  ])
  func `words match whatever their case and punctuation, and dots stand for any`(
    pattern: String, text: String, matches: Bool
  ) {
    #expect(WordPattern(pattern).matches(text) == matches)
  }

  // MARK: Checking

  private func sound(_ studio: Studio) async throws -> [Int16] {
    let words = try await studio.say("New request.")
    let more = try await studio.say("Plus approves.")
    return Earcon.arrival.samples + words + Studio.silence(400) + more + Studio.silence(200)
      + (try await studio.code("482019"))
  }

  @Test(arguments: [
    ("hears arrival, next speech, silence >= 350 ms", true), ("hears approved", false),
    ("hears speech, then arrival", false),
    ("hears arrival, next digits 482019", false), ("hears arrival, then digits 482019", true),
    ("digits 482018", false),
    ("hears arrival, silence >= 200 ms", false), ("without clipping, without gaps, without clicks", true),
    ("loudness <= -60", false), ("peak <= 0, rms >= -40, length >= 5", true), ("silence >= 1 ms", false),
    ("hears digits 4820, next digits 19", true),
  ])
  func `a clause holds where it is heard, and only there`(script: String, holds: Bool) async throws {
    let studio = try await Studio(.english)
    let listening = Listening(to: Studio.recording(try await sound(studio)), tones: try Studio.toneTable())
    let results = try Expectation(script: script).check(listening, digits: try await studio.digits())
    #expect(results.allSatisfy { $0.holds } == holds, "\(results)")
  }

  @Test func `words are heard where the transcript tells them and the sound is there`() async throws {
    let studio = try await Studio(.english)
    var sound = Earcon.arrival.samples
    var lines = [TranscriptLine(), TranscriptLine()]
    (lines[0].earcon, lines[0].from, lines[0].to) = ("arrival", 0, sound.count)
    (lines[1].say, lines[1].voice, lines[1].from) = ("Log on to see your post.", "quote", sound.count)
    sound += try await studio.say("Log on to see your post.")
    lines[1].to = sound.count
    let script = try Expectation(script: "hears arrival, next quote 'Log on …', silence >= 100 ms")
    let whole = script.check(Listening(to: Studio.recording(sound), along: lines))
    #expect(whole.map(\.holds) == [true, true, true])
    for place in try #require(lines[1].range) { sound[place] = 0 }
    let results = script.check(Listening(to: Studio.recording(sound), along: lines))
    #expect(results.map(\.holds) == [true, false, true])
  }
}
