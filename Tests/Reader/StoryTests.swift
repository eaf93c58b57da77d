// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Speech
import SpeechListener
import Testing

@testable import Reader

/// Whole stories by the real conversation and the real voice: a WAV to listen to and a text to read along, secrets and all, both
/// in `.build/stories/`, in each language from the same play.
@Suite(.timeLimit(.minutes(20))) struct StoryTests {
  /// Plays in which nobody interrupts.
  private static let plays = Play.all.filter { play in
    [
      "approve", "bound-code-digits", "reject-not-me", "leave-and-come-back", "help", "first-start",
      "settings", "account-typed", "freeze-from-menu", "approve-wrong-pin", "accounts",
      "taken-up-elsewhere",
    ].contains(play.name)
  }

  private static let shelf = Play.folder.deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent(".build/stories")

  @Test(arguments: plays, [LanguageCode.danish, .english])
  func `a whole story is heard, and can be listened to`(play: Play, language: LanguageCode) async throws {
    try FileManager.default.createDirectory(at: Self.shelf, withIntermediateDirectories: true)
    let name = Self.shelf.appendingPathComponent("\(play.name)-\(language)")
    let wav = name.appendingPathExtension("wav")
    let heard = try await Story(play, language: language, file: wav).perform(play)
    let text = heard.compactMap(\.told).joined(separator: "\n") + "\n"
    try text.write(to: name.appendingPathExtension("txt"), atomically: true, encoding: .utf8)
    expect(play, in: heard)
    let spoken = heard.filter { $0.say != nil }
    #expect(spoken.last?.language == language.rawValue)
    // To listen takes as long as to speak; one language does.
    if language == .danish { try listen(to: wav, along: heard) }
  }

  /// What the play hears was heard, in its order; more may have been, as nobody interrupted.
  private func expect(_ play: Play, in heard: [Reader.TranscriptLine]) {
    var rest = heard.compactMap(\.nameInPlays)[...]
    for line in play.lines where line.verb == "hears" {
      let name = line.words.joined(separator: " ")
      guard Phrase(rawValue: name) != nil || name.hasPrefix("tones ") else { continue }
      guard let place = rest.firstIndex(of: name) else {
        Issue.record("\(name) of line \(line.number) was not heard in \(play.name)")
        return
      }
      rest = rest[(place + 1)...]
    }
  }

  /// The recording has what the transcript tells where it tells it, and nothing else.
  private func listen(to wav: URL, along transcript: [Reader.TranscriptLine]) throws {
    let lines = try transcript.flatMap { try JSONEncoder().encode($0) + [10] }
    let recording = try Recording(wav: Array(Data(contentsOf: wav)))
    let listening = Listening(to: recording, along: try SpeechListener.TranscriptLine.lines(of: lines))
    #expect(listening.unheard.isEmpty)
    #expect(listening.unexplained.isEmpty)
  }

  @Test func `the stories are there`() {
    #expect(Self.plays.count == 12)
  }
}
