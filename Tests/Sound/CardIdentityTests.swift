// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Testing

@testable import Sound

@Suite(.promptly) struct CardIdentityTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let card: CardIdentity
    let isTheHeadset: Bool
  }

  static let headset = usb("Jabra EVOLVE 20", "GN Audio Jabra EVOLVE 20 at usb-0000:00:14.0-3, full speed")
  static let board = identity(
    "HDA Intel PCH", "HDA Intel PCH at 0xf7210000 irq 32", "HDA:10ec0257,17aa2292,00100001")

  static let rows: [Row] = [
    Row(
      testDescription: "in another socket",
      card: usb("Jabra EVOLVE 20", "GN Audio Jabra EVOLVE 20 at usb-0000:00:1d.7-1.4, high speed"),
      isTheHeadset: true),
    Row(
      testDescription: "another product",
      card: usb("Jabra EVOLVE 30", "GN Audio Jabra EVOLVE 30 at usb-0000:00:14.0-3, full speed"),
      isTheHeadset: false),
    Row(
      testDescription: "another maker, in the long name alone",
      card: usb("Jabra EVOLVE 20", "Copycat Jabra EVOLVE 20 at usb-0000:00:14.0-3, full speed"),
      isTheHeadset: false),
    Row(
      testDescription: "another name, in the short one alone",
      card: usb("USB Audio", "GN Audio Jabra EVOLVE 20 at usb-0000:00:14.0-3, full speed"),
      isTheHeadset: false),
    Row(
      testDescription: "the same name with another number of the maker",
      card: usb(
        "Jabra EVOLVE 20", "GN Audio Jabra EVOLVE 20 at usb-0000:00:14.0-3, full speed", "USB1234:0300"),
      isTheHeadset: false),
    Row(testDescription: "the board", card: board, isTheHeadset: false),
    Row(testDescription: "a card that says nothing", card: identity("", "", ""), isTheHeadset: false),
  ]

  @Test(arguments: rows)
  func `a headset is the same in every socket, and no other is`(row: Row) {
    #expect((row.card == Self.headset) == row.isTheHeadset)
  }

  @Test(
    arguments: [
      ([1: "A"], 1, 1), ([2: "A"], nil, 2), ([1: "B", 2: "A"], 1, 2), ([1: "B"], 1, 1),
      ([2: "A", 3: "A"], nil, nil),
      ([1: "B", 2: "A", 3: "A"], 1, 1), ([1: "A", 2: "A"], 2, 2), ([:], nil, nil),
    ] as [([Int32: String], Int32?, Int32?)])
  func `a headset under another number is the same, unless two may be it`(
    cards: [Int32: String], named: Int32?, found: Int32?
  ) {
    let present = cards.map { (number: $0.key, identity: Self.headset(serial: $0.value)) }
    #expect(KnownCards.number(of: Self.headset(serial: "A"), named: named, among: present) == found)
  }

  @Test(arguments: [
    ("plughw:CARD=Headset,DEV=0", "plughw:CARD=2,DEV=0"), ("hw:1,0", "hw:2,0"), ("hw:1", "hw:2"),
    ("dmix:DEV=0,CARD=Headset", "dmix:DEV=0,CARD=2"), ("default", "default"),
  ])
  func `the name of a device is the same on another card`(device: String, moved: String) {
    #expect(KnownCards.device(device, onCard: 2) == moved)
  }

  @Test func `the serial number of a headset is that of the device on the bus`() throws {
    let scratch = try Scratch()
    let files = FileManager.default
    try files.createDirectory(
      atPath: scratch.path("usb/1-3/1-3:1.0/sound/card1"), withIntermediateDirectories: true)
    try files.createDirectory(atPath: scratch.path("class"), withIntermediateDirectories: true)
    try "00AB34\n".write(toFile: scratch.path("usb/1-3/serial"), atomically: true, encoding: .utf8)
    try files.createSymbolicLink(
      atPath: scratch.path("usb/1-3/1-3:1.0/sound/card1/device"), withDestinationPath: "../../../1-3:1.0")
    try files.createSymbolicLink(
      atPath: scratch.path("class/card1"), withDestinationPath: "../usb/1-3/1-3:1.0/sound/card1")
    #expect(CardIdentity.serial(inFolder: scratch.path("class/card1")) == "00AB34")
    #expect(CardIdentity.serial(inFolder: scratch.path("class/card2")) == nil)
  }

  @Test func `a board is the same at another address`() {
    let moved = Self.identity(
      "HDA Intel PCH", "HDA Intel PCH at 0x6001118000 irq 145", "HDA:10ec0257,17aa2292,00100001")
    #expect(moved == Self.board)
  }

  @Test func `only the place is left out of a name with the word in it`() {
    let work = Self.usb("Headset", "Headset at work at usb-0000:00:14.0-3, full speed")
    #expect(work == Self.usb("Headset", "Headset at work at usb-0000:00:14.0-4, full speed"))
    #expect(work != Self.usb("Headset", "Headset at home at usb-0000:00:14.0-3, full speed"))
  }

  private static func headset(serial: String) -> CardIdentity {
    CardIdentity(
      name: CardName(short: "Jabra EVOLVE 20", long: "GN Audio Jabra EVOLVE 20"), components: "USB0b0e:0300",
      serial: serial)
  }

  private static func usb(_ short: String, _ long: String, _ components: String = "USB0b0e:0300")
    -> CardIdentity
  {
    identity(short, long, components)
  }

  private static func identity(_ short: String, _ long: String, _ components: String) -> CardIdentity {
    CardIdentity(name: CardName(short: short, long: long), components: components)
  }
}
