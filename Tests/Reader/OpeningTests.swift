// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Keypad
import Speech
import Testing

@testable import Reader

/// The text names who asks, unless the person was told a moment ago.
@Suite struct OpeningTests {
  private static let now = Instant(milliseconds: 1_790_000_000_000)

  /// A dialogue that a request has come to, and been announced in words.
  private func begun() throws -> Dialogue {
    let book = try #require(Stage.languages[.english])
    let text = try TransactionText(action: .logOn, service: ServiceName("Borger.dk"), body: "Log on.")
    let approval = Approval(
      id: try #require(ApprovalID(String(repeating: "a", count: 32))), user: Stage.anna,
      authenticator: AuthenticatorID(1), binding: .oneTimeCode, text: text, textDigest: [],
      requestedAt: Self.now, isRepeat: false, oneTimeCode: nil, codeCounter: 0, state: .requested,
      expiresAt: Self.now + .seconds(300), codeTriesLeft: 3, extensionsLeft: 1)
    var dialogue = Dialogue()
    _ = dialogue.receive(.arrived(try PendingApproval(approval, in: book, quoting: book)), at: Self.now)
    return dialogue
  }

  /// Types PIN and code; the first words of the text that follow.
  private func opening(_ dialogue: inout Dialogue) -> String? {
    var effects: [DialogueEffect] = []
    for state in [ApprovalState.opened, .bound] {
      for key in "270945".compactMap({ Key($0) }) { _ = dialogue.receive(.key(key), at: Self.now) }
      effects = dialogue.receive(.answered(.done(state)), at: Self.now)
    }
    return words(effects)
  }

  private func words(_ effects: [DialogueEffect]) -> String? {
    for case .say(let items, .part(0, _), _) in effects {
      for case .field(let utterance, phrase: .textLogOn) in items { return utterance.words }
    }
    return nil
  }

  @Test func `whoever heard who asks is not told again`() throws {
    var dialogue = try begun()
    _ = dialogue.receive(.said(.arrival, complete: true), at: Self.now)
    #expect(opening(&dialogue) == "It asks you to log on.")
  }

  @Test func `whoever cut it off hears it with the text`() throws {
    var dialogue = try begun()
    #expect(opening(&dialogue) == "Borger dot d k asks you to log on.")
    dialogue = try begun()
    _ = dialogue.receive(.said(.arrival, complete: false), at: Self.now)
    #expect(opening(&dialogue) == "Borger dot d k asks you to log on.")
  }

  @Test func `whoever left and came back hears it with the text`() throws {
    var dialogue = try begun()
    _ = dialogue.receive(.said(.arrival, complete: true), at: Self.now)
    for key in "-+".compactMap({ Key($0) }) { _ = dialogue.receive(.key(key), at: Self.now) }
    #expect(opening(&dialogue) == "Borger dot d k asks you to log on.")
  }

  @Test func `heard again, the part names who asks`() throws {
    var dialogue = try begun()
    _ = dialogue.receive(.said(.arrival, complete: true), at: Self.now)
    _ = opening(&dialogue)
    let again = try #require(Key("8"))
    #expect(words(dialogue.receive(.key(again), at: Self.now)) == "Borger dot d k asks you to log on.")
  }
}
