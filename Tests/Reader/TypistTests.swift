import ApprovalCore
// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Keypad
import Speech
import Testing

@testable import Reader

/// A typist who knows nothing, and sometimes the PIN.
@Suite(.serialized, .atLeisure) struct TypistTests {
  private static let briefs: [PendingApproval] = Binding.answeredHere.compactMap { binding in
    guard let book = Stage.languages[.english], let id = ApprovalID(String(repeating: "a", count: 32)),
      let service = try? ServiceName("Bank"),
      let text = try? TransactionText(action: .approve, service: service, body: "Pay the bill. Now, 4829.")
    else { return nil }
    let now = Instant(milliseconds: 1_790_000_000_000)
    let approval = Approval(
      id: id, user: Stage.anna, authenticator: AuthenticatorID(1), binding: binding, text: text,
      textDigest: [],
      requestedAt: now, isRepeat: false, oneTimeCode: nil, codeCounter: 0, state: .requested,
      expiresAt: now + .seconds(300), codeTriesLeft: 3, extensionsLeft: 1)
    return try? PendingApproval(approval, in: book, quoting: book)
  }

  private static let keys = "0123456789+-*/.e++--.".compactMap { Key($0) }
  /// What a typist begins with who has an idea: PIN and code; the menu, and what is written and stopped there; the first start.
  private static let openings = [
    "", "270945482917", "270945482917", "..", "..7+", "..77+22++", "..77+22++6699999+999+996999988222++",
    "+22666+66622++27094538++27094538++", "+22666+66622++27094538++",
  ].map { $0.compactMap { Key($0) } }
  private static let name = "22666++".compactMap { Key($0) }
  private static let pin = "270945".compactMap { Key($0) }
  private static let code = "482917".compactMap { Key($0) }

  /// One sequence: keys at random, the right digits at times, words heard at random, time that passes.
  private static func type(_ pending: PendingApproval, _ dice: inout Dice) -> World {
    var world = World(pending, beginning(&dice))
    let opening = openings.randomElement(using: &dice) ?? []
    for key in opening { world.press(key) }
    for _ in 0..<Int.random(in: 4...16, using: &dice) {
      switch Int.random(in: -3..<16, using: &dice) {
      case -3: world.turnSound()
      case -2: world.arrive()
      case -1: for key in name { world.press(key) }
      case 0: for key in pin { world.press(key) }
      case 1: for key in code { world.press(key) }
      case 2: world.wait(Int.random(in: 1...40, using: &dice))
      case 3: world.loseHeadset()
      case 4...6: world.listen(Int.random(in: 1...4, using: &dice))
      case 7: world.listen(40)
      case 8: for key in [Key.plus, .plus] { world.press(key) }
      default: world.press(keys.randomElement(using: &dice) ?? .enter)
      }
    }
    return world
  }

  /// Mostly with a request.
  private static func beginning(_ dice: inout Dice) -> World.Beginning {
    switch Int.random(in: 0..<8, using: &dice) {
    case 0: .rest
    case 1: .unowned
    case 2: .terms
    default: .request
    }
  }

  @Test(arguments: 0..<4)
  func `a random typist never approves what was not heard to its end and answered with two pluses`(
    quarter: Int
  ) async {
    var dice = Dice(seed: UInt64(quarter))
    var ends: [ApprovalState: Int] = [:]
    var places: Set<DialogueState.Name> = []
    for number in 0..<25_000 {
      let pending = Self.briefs[number % 8 == 0 ? 1 : 0]
      var world = Self.type(pending, &dice)
      #expect(world.fault == nil, "sequence \(number) of seed \(quarter)")
      ends[world.core.state, default: 0] += 1
      places.formUnion(world.places)
      expectWayOut(&world, "sequence \(number) of seed \(quarter)")
      if world.fault != nil { return }
      // Others are let in: this is the one test here that only calculates.
      if number.isMultiple(of: 50) { await Task.yield() }
    }
    // The typist gets far enough to be dangerous.
    #expect(ends[.approved, default: 0] > 100)
    #expect(ends[.heard, default: 0] > 100)
    #expect(Set(DialogueState.Name.allCases).subtracting(places).subtracting(Self.elsewhere) == [])
  }

  /// Where a typist cannot come: a switch to one-time codes is asked for on another device, and what is behind the PIN in the menu is
  /// not come to by chance; whose it is, this reader of one person does not ask.
  private static let elsewhere: Set<DialogueState.Name> = [
    .switchOffer, .unblockingPIN, .unblockingPassword, .personalPIN, .personal, .history, .ownDevices,
    .personalConfirm, .personalTerms, .changingPIN, .changingPassword, .choosingUser, .userPIN,
  ]

  /// Minus leaves, goes back or rejects, wherever one is: help names it in every mode, and a few of them lead to rest.
  private func expectWayOut(_ world: inout World, _ sequence: Comment) {
    for _ in 0..<10 where world.dialogue.place.name != .rest { world.press(.minus) }
    if world.dialogue.place.name != .rest {
      Issue.record("stuck at \(world.dialogue.place.name), \(sequence)")
    }
  }

  @Test func `minus and help are there in every mode, or the mode is left by minus alone`() {
    for mode in KeyMode.allCases {
      #expect(Keymap.row(.minus, in: mode) != nil)
      #expect(Keymap.row(.enter, in: mode)?.gesture == .silence)
    }
  }

  @Test func `a random typist at the real core approves nothing that was not heard`() async throws {
    var dice = Dice(seed: 11)
    for _ in 0..<20 {
      let stage = try await Stage(language: .english)
      try await stage.typeAtRandom(Self.keys, &dice)
    }
  }
}

extension Binding {
  fileprivate static let answeredHere: [Binding] = [.oneTimeCode, .spokenCode]
}
