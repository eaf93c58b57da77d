// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Foundation
import Sound
import Speech
import Storage

@testable import Reader

/// The real conversation and the real voice on a headset that plays as much as it is told to.
final class HeadsetStage {
  let headset = FickleHeadset()
  let lines = Story.Ledger()
  let core: IdentityProvider
  let player: Player
  let conversation: Conversation
  private let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "headset-\(UUID().uuidString)")
  private let running: Task<Void, Never>

  /// - Parameters:
  ///   - language: the reader's.
  ///   - enroller: makes the reader somebody's from its keypad; anna is enrolled unless there is one.
  ///   - holdsSecrets: whether the lines show everything.
  init(language: LanguageCode = .english, enroller: (any Enroller)? = nil, holdsSecrets: Bool = false)
    async throws
  {
    core = try IdentityProvider(
      store: try CoreDatabase(inFolder: folder.path), clock: ManualClock(), passwordCost: .forTests)
    let owner =
      enroller == nil
      ? try await StageEnroller(core: core).enrol(
        Stage.anna, password: Password(Stage.password, for: Stage.anna), pin: PIN(Stage.pin)) : nil
    var options = Player.Options()
    options.keepAwake = .zero
    options.stallTimeout = .seconds(600)
    let (headset, lines) = (headset, lines)
    player = try Player(options: options) { headset.output() }
    var parts = Conversation.Parts(
      core: core, languages: try LanguageStore(voices: Stage.voices, language: language),
      synthesizer: try await Synthesizer(), player: player,
      transcript: Transcript(holdsSecrets: holdsSecrets) { lines.add($0) }, owner: owner)
    parts.enroller = enroller
    let conversation = Conversation(parts)
    self.conversation = conversation
    running = Task { await conversation.run() }
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Waits for a line that fits, after so many others.
  @discardableResult
  func hear(after count: Int = 0, _ fits: (TranscriptLine) -> Bool) async throws -> TranscriptLine {
    while true {
      if let line = lines.all.dropFirst(count).first(where: fits) { return line }
      try await Task.sleep(for: .milliseconds(1))
    }
  }

  func end() async {
    running.cancel()
    await running.value
    await player.stop()
  }
}
