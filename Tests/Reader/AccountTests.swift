// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Keypad
import Speech
import Testing

@testable import Reader

/// Accounts from the keypad: what may be written as a key, and the code that it makes.
@Suite struct AccountTests {
  @Test(arguments: [
    // presses, what is kept, whether each press and the last character could be
    ("66", "m", true), ("8", "", false), ("88", "t", true), ("0", "", false), ("2222222", "2", true),
    ("22222", "", false), ("666663", "3", false), ("7+9", "7", false),
  ])
  func `of a key only the characters of base 32 are kept`(presses: String, text: String, holds: Bool) {
    var adding = Adding()
    adding.step = .key
    var isKept = true
    for press in presses {
      isKept = (Digit(press).map { adding.writing.press($0) } ?? adding.writing.keep()) && isKept
    }
    isKept = adding.writing.keep() && isKept
    #expect(adding.writing.text == text)
    #expect(isKept == holds)
  }

  @Test func `starting again forgets the characters and not what may stand there`() {
    var adding = Adding()
    adding.step = .key
    adding.writing.press(6)
    adding.writing.startAgain()
    #expect(adding.writing.isEmpty)
    adding.writing.press(8)
    let isKept = adding.writing.keep()
    #expect(!isKept)
  }

  @Test func `a step back loses nothing`() throws {
    var adding = Adding()
    adding.writing.press(2)
    adding.step = .key
    adding.writing.press(3)
    #expect(adding.name == "2")
    #expect(adding.writing.text == "3")
  }

  /// RFC 6238, appendix B: the SHA-1 row of 2000000000 seconds, 69279037, of which six digits are said.
  @Test func `the code to compare is the one that the standard prints`() async throws {
    let stage = try await Stage(language: .english)
    stage.clock.advance(by: .seconds(210_000_000))
    let account = NewAccount(name: "rfc", key: Secret(utf8: "12345678901234567890"))
    guard case .code(let card) = await stage.performer.check(account) else {
      Issue.record("no code was made")
      return
    }
    #expect(card.source == .new("rfc"))
    #expect(card.until == Instant(milliseconds: 2_000_000_010_000))
    #expect(await stage.performer.heldCode == Secret(utf8: "279037"))
    #expect(stage.memory.accounts(of: Stage.anna).isEmpty)
  }

  @Test func `an account is kept once, and speaks the code that was compared`() async throws {
    let stage = try await Stage(language: .english)
    stage.clock.advance(by: .seconds(210_000_000))
    let account = NewAccount(name: "rfc", key: Secret(utf8: "12345678901234567890"))
    #expect(await stage.performer.keep(account, of: Stage.anna) == .kept([AccountCard(name: "rfc")]))
    #expect(await stage.performer.keep(account, of: Stage.anna) == .failed(phrase: .accountNameTaken))
    _ = await stage.performer.accountCode("rfc", of: Stage.anna)
    #expect(await stage.performer.heldCode == Secret(utf8: "279037"))
  }

  /// A memory from which the account goes between the reading and the keeping of its counter.
  private struct LosingMemory: ReaderMemory {
    let kept = StageMemory()

    func settings(of user: UserID?) -> [String: String] { [:] }
    func keep(_ value: String?, as setting: String, of user: UserID?) {}
    func accounts(of user: UserID?) -> [Account] {
      let address = Secret(utf8: "otpauth://hotp/rfc?secret=GEZDGNBV&counter=0")
      return [Account(name: "rfc", address: address, counter: 0)]
    }
    func keep(_ account: Account, of user: UserID?) { kept.keep(account, of: user) }
    func moveCounter(of account: Account, to counter: UInt64, for user: UserID?) -> Bool {
      kept.moveCounter(of: account, to: counter, for: user)
    }
  }

  @Test func `an account that is removed while its counter moves stays removed, and its code is not said`()
    async throws
  {
    let stage = try await Stage(language: .english)
    let memory = LosingMemory()
    let performer = CommandPerformer(core: stage.core, memory: memory, enroller: nil, owners: []) { _ in [] }
    #expect(await performer.accountCode("rfc", of: nil) == .failed(phrase: .noSuchAccount))
    #expect(await performer.heldCode == nil)
    #expect(memory.kept.accounts(of: nil).isEmpty)
  }

  @Test func `a key is spelled in groups of four, and hidden from transcripts`() throws {
    let book = try #require(Stage.languages[.english])
    let spelling = book.spelling(writing: "mzxw6y", isSecret: true)
    #expect(spelling.holdsSecret)
    #expect(spelling.words == "• • • •, • •,")
    #expect(spelling.revealed.words.contains("6"))
  }
}
