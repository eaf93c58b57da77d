// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Testing

@testable import Sound

/// Plugs and cards that come and go while the watch runs; the cards are scripted, the waiting is the kernel's.
@Suite(.promptly, .timeLimit(.minutes(20))) struct PrivacyWatchTests {
  @Test func `a plug that goes into a jack and out again is told each time`() async throws {
    let cards = ScriptedCards(in: try Scratch())
    cards.come("PCH", Self.board(isPlugged: false))
    let watch = Self.watch("default", cards)
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == .everyone)
    for _ in 0..<3 {
      cards.change("PCH", to: Self.board(isPlugged: true))
      #expect(await changes.next() == .personal)
      cards.change("PCH", to: Self.board(isPlugged: false))
      #expect(await changes.next() == .everyone)
    }
    watch.stop()
    #expect(await changes.next() == nil)
  }

  @Test func `a headset on USB is private while it is there, the first card of the machine too`() async throws
  {
    let scratch = try Scratch()
    let cards = ScriptedCards(in: scratch)
    let watch = Self.watch("default", cards)
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == .everyone)
    for _ in 0..<3 {
      cards.come("Headset", Self.headset)
      #expect(await changes.next() == .personal)
      cards.go("Headset")
      #expect(await changes.next() == .everyone)
    }
  }

  @Test func `a card that breaks off is gone before its file is`() async throws {
    let cards = ScriptedCards(in: try Scratch())
    cards.come("Headset", Self.headset)
    let watch = Self.watch("default", cards)
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == .personal)
    cards.go("Headset", leavesFile: true)
    #expect(await changes.next() == .everyone)
  }

  @Test func `a card that may not be opened yet is known once it may`() async throws {
    let cards = ScriptedCards(in: try Scratch())
    cards.come("PCH", Self.board(isPlugged: false))
    let watch = Self.watch("default", cards)
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == .everyone)
    cards.come("Headset", Self.headset, isAllowed: false)
    cards.allow("Headset")
    #expect(await changes.next() == .personal)
  }

  @Test func `an output on a card of its own is as private as that card, whatever else comes`() async throws {
    let cards = ScriptedCards(in: try Scratch())
    cards.come("PCH", Self.board(isPlugged: true))
    let watch = Self.watch("plughw:CARD=Headset", cards)
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == .everyone)
    cards.come("Other", Self.headset)
    cards.come("Headset", Self.headset)
    #expect(await changes.next() == .personal)
    cards.go("Other")
    cards.change("PCH", to: Self.board(isPlugged: false))
    cards.go("Headset")
    #expect(await changes.next() == .everyone)
  }

  @Test(arguments: ["hdmi", "iec958:CARD=PCH", "of-my-own"])
  func `an output that says no card is everyone's, whatever is plugged in`(device: String) async throws {
    let cards = ScriptedCards(in: try Scratch())
    cards.come("PCH", Self.board(isPlugged: true))
    cards.come("Headset", Self.headset)
    let watch = Self.watch(device, cards)
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == .everyone)
    watch.stop()
    #expect(await changes.next() == nil)
  }

  @Test func `what the settings say holds, whatever is plugged in`() async throws {
    let cards = ScriptedCards(in: try Scratch())
    cards.come("Headset", Self.headset)
    let watch = PrivacyWatch(
      output: .alsa(name: "default"), unknown: .everyone, fixed: .everyone, cards: cards)
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == .everyone)
    watch.stop()
    #expect(await changes.next() == nil)
  }

  private static let headset = Card(
    driver: "USB-Audio", name: CardName(short: "Jabra EVOLVE 20", long: ""), jacks: [])

  private static func board(isPlugged: Bool) -> Card {
    Card(
      driver: "HDA-Intel", name: CardName(short: "HDA Intel PCH", long: ""),
      jacks: [Card.Jack(name: "Headphone Jack", isPlugged: isPlugged)])
  }

  private static func watch(_ device: String, _ cards: ScriptedCards) -> PrivacyWatch {
    PrivacyWatch(output: .alsa(name: device), unknown: .everyone, fixed: nil, cards: cards)
  }
}
