// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Keypad
import Speech
import Testing

@testable import Reader

/// Somebody at a reader of two people who knows one PIN of the two, and types anything.
@Suite(.serialized, .atLeisure) struct SharedTypistTests {
  private static let keys = "00123456789+-*/.e++--.".compactMap { Key($0) }
  private static let openings = [
    "", "02193746", "01193746", "..7777+2193746", "..7777+1193746", "+193746", "91193746",
  ]
  .map { $0.compactMap { Key($0) } }

  private static func request(of user: UserID, _ binding: Binding, _ digit: Character) throws
    -> PendingApproval
  {
    let book = try #require(Stage.languages[.english])
    let now = Instant(milliseconds: 1_790_000_000_000)
    let approval = Approval(
      id: try #require(ApprovalID(String(repeating: digit, count: 32))), user: user,
      authenticator: AuthenticatorID(1), binding: binding,
      text: try TransactionText(action: .approve, service: ServiceName("Bank"), body: "Pay the bill."),
      textDigest: [], requestedAt: now, isRepeat: false, oneTimeCode: nil, codeCounter: 0, state: .requested,
      expiresAt: now + .seconds(300), codeTriesLeft: 3, extensionsLeft: 1)
    return try PendingApproval(approval, in: book, quoting: book)
  }

  private static func members(_ bent: UserID, _ dice: inout Dice) -> [HouseholdMember] {
    let obstacles: [Refusal?] = [nil, nil, nil, .blockedOnRequest, .blocked]
    return [
      HouseholdMember(
        user: Stage.anna, obstacle: obstacles.randomElement(using: &dice) ?? nil,
        isRecovering: Bool.random(using: &dice), accounts: [AccountCard(name: "Skole")]),
      HouseholdMember(
        user: bent, isRecovering: Int.random(in: 0..<4, using: &dice) == 0,
        accounts: [AccountCard(name: "Bank")]),
    ]
  }

  @Test(arguments: 0..<4)
  func `a typist with one PIN hears and does nothing that is behind the other`(quarter: Int) async throws {
    let bent = try #require(SharedWorld.bent)
    var dice = Dice(seed: UInt64(100 + quarter))
    let requests = try [
      Self.request(of: Stage.anna, .oneTimeCode, "a"), Self.request(of: Stage.anna, .spokenCode, "b"),
      Self.request(of: Stage.anna, .shownCode, "c"), Self.request(of: bent, .oneTimeCode, "d"),
      Self.request(of: bent, .spokenCode, "e"),
    ]
    var reached = 0
    var places: Set<DialogueState.Name> = []
    for number in 0..<5_000 {
      var world = SharedWorld(Self.members(bent, &dice))
      for key in Self.openings.randomElement(using: &dice) ?? [] { world.press(key) }
      for _ in 0..<Int.random(in: 4...20, using: &dice) {
        switch Int.random(in: 0..<16, using: &dice) {
        case 0: world.receive(.arrived(requests.randomElement(using: &dice) ?? requests[0]))
        case 1: for key in "193746".compactMap({ Key($0) }) { world.press(key) }
        case 2: world.wait(Int.random(in: 1...70, using: &dice))
        case 3...5: world.listen()
        case 6:
          world.receive(
            .codeAsked(account: ["Skole", nil].randomElement(using: &dice) ?? nil, of: Stage.anna))
        case 7:
          world.receive(.announced(Announcement(.announceSwitchDue, pending: .due, of: Stage.anna)))
        case 8:
          world.receive(
            .announced(Announcement(.announceAccountAdded, ["account": .name("Skole")], of: Stage.anna)))
        case 9: for key in "02193746".compactMap({ Key($0) }) { world.press(key) }
        default: world.press(Self.keys.randomElement(using: &dice) ?? .enter)
        }
      }
      reached += world.reached
      places.formUnion(world.places)
      if let fault = world.fault {
        Issue.record("\(fault), sequence \(number) of seed \(quarter)")
        return
      }
      if number.isMultiple(of: 50) { await Task.yield() }
    }
    #expect(reached > 1000)
    #expect(
      places.isSuperset(of: [.choosingUser, .userPIN, .personal, .pin, .text, .boundCode, .switchOffer]),
      "\(places)")
  }
}
