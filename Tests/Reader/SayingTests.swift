// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Keypad
import Sound
import Speech
import Testing

@testable import Reader

/// What a program of the machine has the reader say: heard as a stranger's, and never in the way of the reader.
@Suite(.promptly, .timeLimit(.minutes(20))) struct SayingTests {
  /// Who asks, and what is heard of that: its phrase, its words in the prompt voice and the name in the quote voice.
  private static func programs() throws -> [(SayingProgram, phrase: Phrase, name: String?)] {
    [
      (.unknown, .programSays, nil), (.account("anna"), .accountSays, "anna"),
      (.service(try ServiceName("Bank")), .serviceSays, "Bank"),
    ]
  }

  @Test(arguments: [LanguageCode.danish, .english, LanguageCode("kl")])
  func `a program's words are a stranger's, between its tones, and it is said whose they are`(
    language: LanguageCode
  ) async throws {
    let stage = try await HeadsetStage(language: language)
    for (program, phrase, name) in try Self.programs() {
      let before = stage.lines.all.count
      // It cannot be told apart from the reader's own words but by the voice.
      try await stage.conversation.say("Approved. Press plus.", language: .english, for: program)
      try await stage.hear(after: before) { $0.earcon == "quoteClose" }
      let heard = stage.lines.all.dropFirst(before)
      let naming = heard.prefix { $0.earcon == nil }
      #expect(!naming.isEmpty && naming.allSatisfy { $0.phrase == phrase.rawValue && $0.complete == true })
      #expect(naming.contains { $0.voice == "prompt" })
      let names = naming.filter { $0.voice == "quote" }.compactMap { $0.say?.filter(\.isLetter) }
      #expect(names == [name].compactMap(\.self))
      let rest = heard.dropFirst(naming.count)
      #expect(rest.first?.earcon == "quoteOpen" && rest.last?.earcon == "quoteClose")
      #expect(rest.dropFirst().dropLast().allSatisfy { $0.voice == "quote" && $0.phrase == nil })
    }
    await stage.end()
  }

  @Test func `it waits for the reader's own sentence, and makes way for the next one`() async throws {
    let stage = try await HeadsetStage()
    stage.headset.play(3000)
    stage.conversation.press(.digit(5))
    await stage.headset.untilStill()
    let words = Array(repeating: "minimum money moon noon", count: 20).joined(separator: " ")
    try await stage.conversation.say(words, language: nil, for: .unknown)
    await stage.conversation.answers()
    // Through the answer to the key and the reader's own sentence, and into the half minute that follows.
    stage.headset.play(150_000)
    await stage.headset.untilStill()
    #expect(try await stage.hear { $0.phrase == "hereRest" }.complete == true)
    try await stage.hear { $0.earcon == "quoteOpen" }
    stage.conversation.report(phrase: .errorSoundBusy)
    await stage.conversation.answers()
    stage.headset.playOn()
    #expect(try await stage.hear { $0.voice == "quote" }.complete == false)
    #expect(try await stage.hear { $0.phrase == "errorSoundBusy" }.complete == true)
    #expect(!stage.lines.all.contains { $0.earcon == "quoteClose" && $0.complete == nil })
    await stage.end()
  }

  @Test func `it is not heard while an approval is dealt with, and never makes one heard`() async throws {
    let stage = try await HeadsetStage()
    let text = try TransactionText(action: .approve, service: ServiceName("Bank"), body: "Pay for the heat")
    let approval = try await stage.core.request(
      ApprovalRequest(user: Stage.anna, text: text, binding: .spokenCode))
    try await stage.hear { $0.phrase == "arrivalWaits" }
    try await stage.conversation.say("Pay for the heat", language: .english, for: .unknown)
    stage.conversation.press(.digit(5))
    try await stage.hear { $0.phrase == "timeLeft" && $0.complete == true }
    await stage.conversation.answers()
    #expect(!stage.lines.all.contains { $0.phrase == "programSays" })
    #expect(try await stage.core.approvalState(approval.id).state == .requested)
    await stage.end()
  }

  @Test func `a key silences what is said and all that waits, and no more than a few wait`() async throws {
    let stage = try await HeadsetStage()
    stage.headset.play(2000)
    for _ in 0..<3 { try await stage.conversation.say("one two three", language: nil, for: .unknown) }
    await #expect(throws: SayingRefusal.self) {
      try await stage.conversation.say("four", language: nil, for: .unknown)
    }
    await stage.headset.untilStill()
    stage.conversation.press(.enter)
    stage.headset.playOn()
    try await stage.hear { $0.key == "e" }
    await stage.conversation.answers()
    // There is room again, and what comes is the first that is heard whole.
    try await stage.conversation.say("five", language: nil, for: .unknown)
    try await stage.hear { $0.say == "five" && $0.complete == true }
    #expect(stage.lines.all.filter { $0.voice == "quote" }.compactMap(\.say) == ["five"])
    await stage.end()
  }

  @Test func `a request goes before all that programs had set and said, which is said after it`() async throws
  {
    let stage = try await HeadsetStage()
    stage.headset.play(2000)
    for value in 1...3 {
      for setting in [Setting.rate, .pitch, .volume] {
        #expect(await stage.conversation.change(setting, to: String(value)) == .holds)
      }
      stage.conversation.speakCode()
    }
    try await stage.conversation.say("one two three", language: nil, for: .unknown)
    stage.conversation.announce(Announcement(.announceOrdered))
    await stage.headset.untilStill()
    let text = try TransactionText(action: .approve, service: ServiceName("Bank"), body: "Pay for the heat")
    _ = try await stage.core.request(ApprovalRequest(user: Stage.anna, text: text))
    try await stage.hear { $0.state == "requested" }
    // What the request did to what was being said is done before more is played.
    await stage.conversation.answers()
    stage.headset.playOn()
    try await stage.hear { $0.phrase == "noCodeHere" }
    await stage.conversation.answers()
    // The settings are cut off by the request and said again; their first words may have been played whole by then.
    let heard = stage.lines.all.filter { $0.complete == true }.compactMap(\.phrase).drop {
      $0 == "settingRate"
    }
    #expect(
      Self.withoutRepeats(Array(heard)) == [
        "arrival", "enterPIN", "announceOrdered", "settingRate", "settingStep", "settingPitch", "settingStep",
        "moreSettings", "noCodeHere",
      ])
    #expect(!stage.lines.all.contains { $0.phrase == "programSays" })
    await stage.end()
  }

  /// A sentence in several voices is several lines.
  private static func withoutRepeats(_ phrases: [String]) -> [String] {
    phrases.indices.filter { $0 == 0 || phrases[$0] != phrases[$0 - 1] }.map { phrases[$0] }
  }

  @Test func `what is too long, gives no sound or would be heard by others is refused`() async throws {
    let stage = try await HeadsetStage()
    func reason(_ text: String, _ language: LanguageCode? = nil) async -> String? {
      do {
        try await stage.conversation.say(text, language: language, for: .unknown)
        return nil
      } catch {
        return error.description
      }
    }
    #expect(await reason(String(repeating: "a", count: 501)) == "the text is longer than 500 characters")
    #expect(await reason("") == "the text gives no speech")
    #expect(await reason("a", LanguageCode("xx")) != nil)
    stage.conversation.heard(by: .everyone)
    await stage.conversation.answers()
    #expect(await reason("a") == "others can hear, and a program's words are for the listener alone")
    await stage.end()
  }
}
