// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import Keypad
import Sound
import Speech
import Testing

@testable import Reader

/// A secret that is cut off midway, by the real conversation and the real voice: what is heard of it, and what after it.
/// And who is taken to hear.
@Suite(.promptly, .timeLimit(.minutes(20))) final class CutOffTests {
  private let stage: HeadsetStage
  private var headset: FickleHeadset { stage.headset }
  private var lines: Story.Ledger { stage.lines }
  private var core: IdentityProvider { stage.core }
  private var conversation: Conversation { stage.conversation }

  init() async throws { stage = try await HeadsetStage(holdsSecrets: true) }

  @Test func `a code that the headset went from under is said again from its start`() async throws {
    try await hearHalfOfACode()
    let before = lines.all.count
    try await pullOutAndIn()
    headset.playOn()
    try await hear(after: before) { $0.isCode && $0.complete == true }
    #expect(spoken(from: before) == ["code…", "headsetBack", "headsetBack", "yourCode", "code"])
    await end()
  }

  @Test func `a code that others began to hear stops at once, and is said again when nobody else does`()
    async throws
  {
    try await hearHalfOfACode()
    let before = (lines: lines.all.count, frames: headset.heard.count)
    conversation.heard(by: .everyone)
    try await hear(after: before.lines) { $0.isCode && $0.complete == false }
    headset.playOn()
    try await hear { $0.phrase == "plugInHeadset" }
    #expect(spoken(from: before.lines) == ["code…", "error", "plugInHeadset"])
    let warning = try #require(lines.all.last { $0.earcon == "error" }?.from)
    #expect(warning >= before.frames)
    #expect(headset.heard[before.frames..<warning].allSatisfy { $0 == 0 })
    conversation.heard(by: .personal)
    try await hear(after: before.lines) { $0.isCode && $0.complete == true }
    #expect(spoken(from: before.lines).suffix(2) == ["yourCode", "code"])
    await end()
  }

  @Test(arguments: [true, false]) func `a text that was cut off goes on from the word that was cut off`(
    isGone: Bool
  )
    async throws
  {
    let body =
      "Pay for water and heat and light and rent and all that was bought in the shop at the harbour in May"
    let text = try TransactionText(action: .approve, service: ServiceName("Bank"), body: body)
    _ = try await core.request(ApprovalRequest(user: Stage.anna, text: text, binding: .spokenCode))
    try await hear { $0.phrase == "arrivalWaits" }
    // Past the sentence that opens it, and not as far as its end.
    headset.play(80_000)
    conversation.press(.plus)
    await headset.untilStill()
    if isGone {
      try await pullOutAndIn()
      headset.playOn()
    } else {
      conversation.heard(by: .everyone)
      try await hear { $0.isText && $0.complete == false }
      headset.playOn()
      try await hear { $0.phrase == "plugInHeadset" }
      conversation.heard(by: .personal)
    }
    try await hear { $0.isText && $0.complete == true }
    let quotes = lines.all.filter(\.isText)
    let (first, again) = (try #require(quotes.first?.say), try #require(quotes.last?.say))
    #expect(quotes.count == 2 && first.hasSuffix(again) && again.count < first.count)
    await end()
  }

  @Test func `privacy goes by the output until it is chosen, and again once it is automatic`() async throws {
    #expect(await conversation.hearers == .personal)
    conversation.heard(by: .everyone)
    await conversation.answers()
    #expect(await conversation.hearers == .everyone)
    for (choice, hearers) in [("headset", Privacy.personal), ("everyone", .everyone)] {
      #expect(await conversation.change(.privacy, to: choice) == .holds)
      #expect(await conversation.hearers == hearers)
    }
    conversation.heard(by: .personal)
    await conversation.answers()
    #expect(await conversation.hearers == .everyone)
    #expect(await conversation.change(.privacy, to: "automatic") == .holds)
    #expect(await conversation.hearers == .personal)
    conversation.heard(by: .everyone)
    await conversation.answers()
    #expect(await conversation.hearers == .everyone)
    await end()
  }

  // MARK: - Hands

  /// The code is heard once whole, then, from its prompt on, as far as its middle.
  private func hearHalfOfACode() async throws {
    conversation.speakCode()
    let whole = try await hear { $0.isCode }
    for await _ in await conversation.quietMoments() { break }
    let prompt = try #require(lines.all.last { $0.phrase == "yourCode" })
    let from = try #require(prompt.from)
    let middle = (try #require(whole.from) + (try #require(whole.to))) / 2
    headset.play(headset.heard[from..<middle].count { $0 != 0 })
    let before = lines.all.count
    conversation.speakCode()
    await headset.untilStill()
    try await hear(after: before) { $0.phrase == "yourCode" }
  }

  private func pullOutAndIn() async throws {
    let before = lines.all.count
    headset.pullOut()
    try await hear(after: before) { $0.error != nil }
    headset.plugIn()
  }

  @discardableResult
  private func hear(after count: Int = 0, _ fits: (TranscriptLine) -> Bool) async throws -> TranscriptLine {
    try await stage.hear(after: count, fits)
  }

  private func spoken(from first: Int) -> [String] {
    lines.all.dropFirst(first).compactMap { line in
      line.isCode ? (line.complete == true ? "code" : "code…") : line.earcon ?? line.phrase
    }
  }

  private func end() async { await stage.end() }
}

extension TranscriptLine {
  /// The digits of a code: words of the prompt voice that are no phrase.
  fileprivate var isCode: Bool { voice == "prompt" && phrase == nil }

  /// A service's words that stand in no phrase.
  fileprivate var isText: Bool { voice == "quote" && phrase == nil }
}
