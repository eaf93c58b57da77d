// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Foundation
import Keypad
import Sound
import Speech
import Storage
import Testing

@testable import Reader

/// What a conversation knows of its output, for whoever asks whether it can be heard.
@Suite(.timeLimit(.minutes(20))) struct OutputTests {
  @Test func `an output that comes is told, and then what nobody heard of the keypad`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("output-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("sound")
    let core = try IdentityProvider(
      store: try CoreDatabase(inFolder: folder.appendingPathComponent("state").path), clock: ManualClock())
    var options = Player.Options()
    options.waitsForOutput = true
    let file = place.appendingPathComponent("heard.wav").path
    let player = try Player(output: .unpacedWAV(path: file), options: options)
    let (troubles, trouble) = AsyncStream.makeStream(of: Trouble.self)
    let transcript = Transcript { _ in }
    var parts = Conversation.Parts(
      core: core, languages: try LanguageStore(voices: Stage.voices, language: .english),
      synthesizer: try await Synthesizer(), player: player, transcript: transcript, owner: nil)
    parts.troubled = { trouble.yield($0) }
    let conversation = Conversation(parts)
    #expect(await conversation.outputTrouble == nil)
    conversation.keypadIsMissing(phrase: .errorKeypadGone)
    let heard = transcript.lines()
    let running = Task { await conversation.run() }

    for await _ in troubles { break }
    #expect(await conversation.outputTrouble == .file(path: file, code: ENOENT))
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for await line in heard where line.phrase == "headsetThere" { break }
    for await line in heard where line.phrase == "errorKeypadGone" { break }
    #expect(await conversation.outputTrouble == nil)
    running.cancel()
    await running.value
    await player.stop()
  }

  /// In a process of its own: its voice is that of every other test.
  @Test func `a voice that stands still is why the reader cannot be heard any more`() async throws {
    await #expect(processExitsWith: .success) {
      let folder = FileManager.default.temporaryDirectory.appendingPathComponent("voice-\(UUID().uuidString)")
      defer { try? FileManager.default.removeItem(at: folder) }
      let core = try IdentityProvider(store: try CoreDatabase(inFolder: folder.path), clock: ManualClock())
      let languages = try LanguageStore(voices: Stage.voices, language: .english)
      let player = try Player(output: .unpacedWAV(path: folder.appendingPathComponent("heard.wav").path))
      let conversation = Conversation(
        Conversation.Parts(
          core: core, languages: languages, synthesizer: try await Synthesizer(patience: .milliseconds(10)),
          player: player, transcript: Transcript { _ in }, owner: nil))
      let running = Task { await conversation.run() }

      let (holding, held) = AsyncStream.makeStream(of: Void.self)
      let gate = DispatchSemaphore(value: 0)
      let word = try await languages.own().statement("one")
      let settings = try await languages.settings(for: .english)
      // The voice of the whole process does one thing after the other.
      let holder = Task {
        try await Synthesizer(patience: .seconds(600)).speak(word, with: settings) { _ in
          held.yield()
          gate.wait()
          return false
        }
      }
      for await _ in holding { break }
      conversation.press(.plus)
      let trouble = await conversation.failures.first { _ in true }
      gate.signal()
      guard case .voice(.stuck)? = trouble else { throw Unexpected(trouble: trouble) }
      #expect(try await !holder.value.isComplete)
      running.cancel()
      await running.value
      await player.stop()
    }
  }

  private struct Unexpected: Error { let trouble: Trouble? }
}
