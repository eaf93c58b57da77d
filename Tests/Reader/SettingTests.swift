// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Foundation
import Keypad
import Sound
import Speech
import Storage
import Testing

@testable import Reader

/// What is set, and what it changes.
@Suite struct SettingTests {
  @Test func `every step of every setting has a choice for the command line, none twice`() {
    for setting in Setting.allCases {
      let choices = setting.choices([.danish, .english])
      #expect(choices.count == setting.steps(languages: 2).count, "\(setting)")
      #expect(Set(choices).count == choices.count, "\(setting)")
    }
  }

  @Test func `the punctuation that is set is the one that a service's words are read with`() async throws {
    let languages = try LanguageStore(voices: Stage.voices, language: .english)
    #expect(await languages.punctuation == .paused)
    try await languages.set(.punctuation, to: 1)
    #expect(await languages.punctuation == .named)
    let approval = try Self.approval("Pay, please.")
    let book = try await languages.own()
    let paused = try PendingApproval(approval, in: book, quoting: book)
    let named = try PendingApproval(approval, in: book, quoting: book, punctuation: .named)
    #expect(!paused.parts.map(\.utterance.words).joined().contains("comma"))
    #expect(named.parts.map(\.utterance.words).joined().contains("comma"))
  }

  @Test(.timeLimit(.minutes(20)))
  func `a folder without a voice is no language, and one that cannot be loaded is not set`() async throws {
    let files = FileManager.default
    let folder = files.temporaryDirectory.appendingPathComponent("languages-\(UUID().uuidString)")
    defer { try? files.removeItem(at: folder) }
    let voices = folder.appendingPathComponent("voices").path
    for name in ["empty", "torn"] {
      try files.createDirectory(atPath: "\(voices)/\(name)", withIntermediateDirectories: true)
    }
    try files.copyItem(atPath: "\(Stage.voices)/en", toPath: "\(voices)/en")
    try files.copyItem(atPath: "\(Stage.voices)/en/voice.json", toPath: "\(voices)/torn/voice.json")
    let languages = try LanguageStore(voices: voices, language: .english)
    #expect(languages.languages.map(\.rawValue) == ["en", "torn"])

    let core = try IdentityProvider(
      store: try CoreDatabase(inFolder: folder.appendingPathComponent("state").path), clock: ManualClock())
    let player = try Player(output: .unpacedWAV(path: folder.appendingPathComponent("heard.wav").path))
    let conversation = Conversation(
      Conversation.Parts(
        core: core, languages: languages, synthesizer: try await Synthesizer(), player: player,
        transcript: Transcript { _ in }))
    let running = Task { await conversation.run() }
    #expect(await conversation.change(.language, to: "empty") == .impossible)
    #expect(await conversation.change(.language, to: "torn") == .impossible)
    #expect(await conversation.settings().first { $0.setting == .language }?.value == "en")
    #expect(await conversation.change(.language, to: "en") == .holds)
    running.cancel()
    await running.value
    await player.stop()
  }

  @Test func `a request that waits is heard in the words of what was set meanwhile`() throws {
    let book = try #require(Stage.languages[.english])
    let approval = try Self.approval("Pay, please.")
    let now = approval.requestedAt
    var dialogue = Dialogue()
    for key in "..".compactMap({ Key($0) }) { _ = dialogue.receive(.key(key), at: now) }
    _ = dialogue.receive(.arrived(try PendingApproval(approval, in: book, quoting: book)), at: now)
    let named = try PendingApproval(approval, in: book, quoting: book, punctuation: .named)
    _ = dialogue.receive(.reworded(approval.id, named.parts), at: now)
    _ = dialogue.receive(.key(.minus), at: now)
    #expect(dialogue.place.name == .waiting)
    #expect(dialogue.place.pending?.parts == named.parts)
  }

  @Test func `a sample is read as a service's words are, in their voice`() throws {
    let book = try #require(Stage.languages[.danish])
    let named = try book.quotation(ofPhrase: "punctuationSample", punctuation: .named)
    let paused = try book.quotation(ofPhrase: "punctuationSample")
    #expect(named.flatMap(\.parts).allSatisfy { $0.role == .quote })
    #expect(named.map(\.wordCount).reduce(0, +) > paused.map(\.wordCount).reduce(0, +))
    #expect(throws: SpeechError.self) { try book.quotation(ofPhrase: "noSuchPhrase") }
  }

  private static func approval(_ body: String) throws -> Approval {
    let now = Instant(milliseconds: 1_790_000_000_000)
    return Approval(
      id: try #require(ApprovalID(String(repeating: "a", count: 32))), user: Stage.anna,
      authenticator: AuthenticatorID(1), binding: .oneTimeCode,
      text: try TransactionText(action: .approve, service: ServiceName("Bank"), body: body), textDigest: [],
      requestedAt: now, isRepeat: false, oneTimeCode: nil, codeCounter: 0, state: .requested,
      expiresAt: now + .seconds(300), codeTriesLeft: 3, extensionsLeft: 1)
  }
}
