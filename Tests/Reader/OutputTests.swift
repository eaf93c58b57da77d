// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Foundation
import Sound
import Speech
import Storage
import Testing

@testable import Reader

/// What a conversation knows of its output, for whoever asks whether it can be heard.
@Suite(.timeLimit(.minutes(5))) struct OutputTests {
  @Test func `an output that is not there is told, and so is that it is there again`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("output-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let place = folder.appendingPathComponent("sound")
    let core = try ApprovalCore(
      store: try CoreDatabase(inFolder: folder.appendingPathComponent("state").path), clock: ManualClock())
    var options = Player.Options()
    options.waitsForOutput = true
    let file = place.appendingPathComponent("heard.wav").path
    let player = try Player(output: .unpacedWAV(path: file), options: options)
    let (troubles, trouble) = AsyncStream.makeStream(of: SoundError.self)
    let transcript = Transcript { _ in }
    var parts = Conversation.Parts(
      core: core, books: try Books(voices: Stage.voices, language: .english),
      synthesizer: try await Synthesizer(), player: player, transcript: transcript, owner: nil)
    parts.troubled = { trouble.yield($0) }
    let conversation = Conversation(parts)
    #expect(await conversation.isOutputThere)
    let heard = await transcript.lines()
    let running = Task { await conversation.run() }

    for await _ in troubles { break }
    #expect(await !conversation.isOutputThere)
    try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
    for await line in heard where line.phrase == "headsetBack" { break }
    #expect(await conversation.isOutputThere)
    running.cancel()
    await running.value
    await player.stop()
  }
}
