// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import Keypad
import Sound
import Speech
import Synchronization
import Testing

@testable import Reader

/// A key and the sound it stops, while the conversation waits for the core.
@Suite(.promptly, .timeLimit(.minutes(20))) struct SilenceTests {
  private let enroller = HeldEnroller()

  @Test func `a key silences at once, whatever the conversation waits for`() async throws {
    let stage = try await stageHeldUp()
    stage.headset.play(3000)
    try await stage.say("one two three four five")
    await stage.headset.untilStill()
    let heard = stage.headset.heard.count
    stage.conversation.press(.enter)
    stage.headset.playOn()
    #expect(try await stage.hear { $0.say?.hasPrefix("one") == true }.complete == false)
    // What the device held, and the fade.
    let after = stage.headset.heard.dropFirst(heard).count { $0 != 0 }
    #expect(after <= SampleFormat.rate * 23 / 1000)
    #expect(!stage.lines.all.contains { $0.key == "e" })
    enroller.letGo()
    try await stage.hear { $0.key == "e" }
    await stage.end()
  }

  @Test func `what was asked for before a key is never heard after it, and the answer to the key is whole`()
    async throws
  {
    let stage = try await stageHeldUp()
    // That the reader is hers now would be said in a turn that came before the key's.
    stage.conversation.press(.digit(5))
    stage.headset.playOn()
    enroller.letGo()
    #expect(try await stage.hear { $0.phrase == "recoveryCodesOffer" }.complete == true)
    #expect(!stage.lines.all.contains { $0.phrase == "setupDone" })
    await stage.end()
  }

  @Test func `keys struck one after the other keep their order, and only the last is answered aloud`()
    async throws
  {
    let stage = try await stageHeldUp()
    let before = stage.player.silences
    let keys: [Key] = [.plus, .minus, .enter, .digit(5)]
    for key in keys { stage.conversation.press(key) }
    #expect(stage.player.silences == before + keys.count)
    stage.headset.playOn()
    enroller.letGo()
    try await stage.hear { $0.phrase == "hereRest" && $0.complete == true }
    #expect(stage.lines.all.compactMap(\.key).suffix(keys.count) == keys.map(\.description)[...])
    #expect(!stage.lines.all.contains { $0.phrase == "nothingWaits" })
    await stage.end()
  }

  @Test func `a strike that is dropped is no key and silences nothing`() async throws {
    let stage = try await HeadsetStage()
    stage.conversation.strikes.withLock { $0.window = .seconds(3600) }
    stage.headset.play(3000)
    stage.conversation.press(.digit(5))
    await stage.headset.untilStill()
    let silences = stage.player.silences
    stage.conversation.press(.digit(5))
    #expect(stage.player.silences == silences)
    stage.headset.playOn()
    #expect(try await stage.hear { $0.phrase == "hereRest" }.complete == true)
    stage.conversation.press(.enter)
    #expect(stage.player.silences == silences + 1)
    await stage.end()
  }

  /// - Parameter isPlayed: whether the last sample leaves the device before the key is struck.
  @Test(arguments: [true, false])
  func `a text is heard if its last sample was played before the key, else not`(
    isPlayed: Bool
  ) async throws {
    let stage = try await HeadsetStage()
    let text = try TransactionText(action: .approve, service: ServiceName("Bank"), body: "Pay for the heat")
    let approval = try await stage.core.request(
      ApprovalRequest(user: Stage.anna, text: text, binding: .spokenCode))
    try await stage.hear { $0.phrase == "arrivalWaits" }
    stage.headset.play(20_000)
    stage.conversation.press(.plus)
    await stage.headset.untilStill()
    if isPlayed {
      stage.headset.playOn()
      try await stage.hear { $0.state == "heard" }
      stage.conversation.press(.enter)
    } else {
      stage.conversation.press(.enter)
      stage.headset.playOn()
    }
    try await stage.hear { $0.key == "e" }
    await stage.conversation.answers()
    let state = try await stage.core.approvalState(approval.id).state
    #expect((state == .heard) == isPlayed)
    await stage.end()
  }

  // MARK: - Hands

  /// The first start up to where the core makes the reader anna's, for which the conversation waits; nothing is being said.
  private func stageHeldUp() async throws -> HeadsetStage {
    let stage = try await HeadsetStage(enroller: enroller)
    let (core, enroller) = (stage.core, enroller)
    enroller.core.withLock { $0 = core }
    await stage.conversation.answers()
    for key in "+22666+66622++27094538++27094538++270945270945".compactMap({ Key($0) }) {
      stage.conversation.press(key)
    }
    await enroller.untilHeld()
    stage.conversation.press(.enter)
    return stage
  }
}

extension HeadsetStage {
  /// Says something past the conversation, which may be held up.
  fileprivate func say(_ words: String) async throws {
    let utterance = try await conversation.languages.own().statement(words)
    await conversation.speechOutput.say(
      [SpeechItem(.speech(utterance, phrase: nil))], cue: .outside, after: player.silences)
  }
}

/// Takes as long as it is told.
private final class HeldEnroller: Enroller {
  let core = Mutex<IdentityProvider?>(nil)
  private let (arrivals, arrived) = AsyncStream.makeStream(of: Void.self)
  private let (goes, go) = AsyncStream.makeStream(of: Void.self)

  func letGo() { go.yield() }

  func untilHeld() async { for await _ in arrivals { return } }

  func enrol(_ user: UserID, password: Password, pin: PIN, accepting terms: [UInt8]?)
    async throws(EnrolmentRefusal) -> Owner
  {
    arrived.yield()
    for await _ in goes { break }
    guard let core = core.withLock(\.self) else { throw .taken }
    return try await StageEnroller(core: core).enrol(
      user, password: password, pin: pin, accepting: terms)
  }
}
