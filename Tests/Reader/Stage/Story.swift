// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Foundation
import Keypad
import OneTimeCodes
import Sound
import Speech
import Storage
import Synchronization
import Testing

@testable import Reader

/// A play performed by the real conversation, with nobody interrupting: what is heard becomes one WAV and one text.
final class Story {
  private let core: IdentityProvider
  private let conversation: Conversation
  private let transcript: Transcript
  private let player: Player
  private let lines: Ledger
  private let folder: URL
  private let clock = ManualClock()
  private let memory = StageMemory()
  private let owner: Owner?
  private let app: StageApp?
  private let language: LanguageCode
  private var approval: Approval?

  /// What was heard, in order.
  final class Ledger: Sendable {
    private let state = Mutex(
      (kept: [TranscriptLine](), reader: AsyncStream<TranscriptLine>.Continuation?.none))

    func add(_ line: TranscriptLine) {
      state.withLock { state in
        state.kept.append(line)
        state.reader?.yield(line)
      }
    }

    var all: [TranscriptLine] { state.withLock { $0.kept } }

    /// The lines from now on, for the last who asked.
    func lines() -> AsyncStream<TranscriptLine> {
      let (lines, reader) = AsyncStream.makeStream(of: TranscriptLine.self)
      state.withLock { $0.reader = reader }
      return lines
    }
  }

  /// - Parameter file: where the WAV is written.
  init(_ play: Play, language: LanguageCode, file: URL) async throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("story-\(UUID().uuidString)")
    self.language = language
    let telephone = StageTelephone()
    core = try IdentityProvider(
      store: try CoreDatabase(inFolder: folder.path), clock: clock, passwordCost: .forTests,
      gateway: telephone)
    let enroller = StageEnroller(core: core)
    owner =
      play.isOwned
      ? try await enroller.enrol(
        Stage.anna, password: Password(Stage.password, for: Stage.anna), pin: PIN(Stage.pin)) : nil
    app = play.hasApp ? try await StageApp(core: core, telephone: telephone, clock: clock) : nil
    let lines = Ledger()
    self.lines = lines
    // Secrets and all: what a transcript hides of a story is no story any more.
    transcript = Transcript(holdsSecrets: true) { lines.add($0) }
    player = try Player(output: .unpacedWAV(path: file.path))
    var parts = Conversation.Parts(
      core: core, languages: try LanguageStore(voices: Stage.voices, language: language),
      synthesizer: try await Synthesizer(),
      player: player, transcript: transcript, owner: owner)
    parts.memory = memory
    parts.enroller = play.isOwned ? nil : enroller
    conversation = Conversation(parts)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Performs the play and returns what was heard.
  func perform(_ play: Play) async throws -> [TranscriptLine] {
    let running = Task { [conversation] in await conversation.run() }
    await quiet()
    for line in play.lines { try await perform(line) }
    running.cancel()
    await running.value
    await player.stop()
    return lines.all
  }

  private func perform(_ line: Play.Line) async throws {
    switch line.verb {
    case "keys": press(line.words.joined())
    case "types":
      let right = line.words[0] == "PIN" ? Stage.pin : try shownCode()
      press(line.words.last == "wrong" ? Stage.another(than: right) : right)
    case "account": try account(line.words[0])
    case "elsewhere" where line.words[0] == "code":
      conversation.speakCode(ofAccount: line.words.dropFirst().first)
    case "elsewhere" where line.words[0] == "app": try await takeUp(line.words)
    case "waits": clock.advance(by: .seconds(try #require(Int(line.words[0]))))
    case "service" where line.words[0] == "submits": try await submit()
    case "service" where line.words[0] != "gets": try await request(line.words)
    default: return
    }
    await quiet()
  }

  private func account(_ address: String) throws {
    let name = try #require(try OTPAuthURI(address).issuer)
    memory.keep(Account(name: name, address: Secret(utf8: address), counter: 0), of: Stage.anna)
    conversation.accountsChanged()
  }

  private func press(_ keys: String) {
    for key in keys.compactMap({ Key($0) }) { conversation.press(key) }
  }

  private func shownCode() throws -> String {
    String(decoding: try #require(approval?.oneTimeCode).revealed(), as: UTF8.self)
  }

  private func request(_ words: [String]) async throws {
    let told = lines.lines()
    let text = try TransactionText(
      action: try #require(Action(rawValue: words[0])), service: ServiceName(words[1]), body: words[2],
      language: language.rawValue)
    let binding: Binding = words.contains("spoken-code") ? .spokenCode : .oneTimeCode
    let request = ApprovalRequest(user: Stage.anna, text: text, binding: binding)
    guard let taken = try? await core.request(request) else { return }
    approval = taken
    for await line in told where line.state == "requested" { return }
  }

  /// The person's other device has it; the reader knows when it says so, which it does once.
  private func takeUp(_ words: [String]) async throws {
    let told = lines.lines()
    try await app?.deal(with: try #require(approval).id, words[1])
    guard words.last != "again" else { return }
    for await line in told where line.phrase == "takenUpElsewhere" { return }
  }

  private func submit() async throws {
    let approval = try #require(approval)
    let told = lines.lines()
    let code = try owner?.device.boundCode(
      counter: try #require(approval.codeCounter), textDigest: approval.textDigest)
    _ = try await core.submit(
      try #require(code), password: Password.secret(typed: Stage.password), to: approval.id)
    for await line in told where line.state == "approved" { return }
  }

  /// Everything pressed and asked for was taken, and everything that follows from it was heard.
  private func quiet() async {
    await conversation.answers()
    for await _ in await conversation.quietMoments() { return }
  }
}

extension TranscriptLine {
  /// How plays call it; `nil` for what they call by another name.
  var nameInPlays: String? { earcon.map { "tones \($0)" } ?? phrase }

  /// One line of the story as a person would read it.
  var told: String? {
    if let earcon { return "(\(earcon))" }
    if let say { return voice == "quote" ? "    “\(say)”" : "    \(say)" }
    return key.map { "[\($0)]" } ?? state.map { "— \($0)" }
  }
}
