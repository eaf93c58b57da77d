// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Testing

@testable import Sound

@Suite(.promptly) struct PrivacyTests {
  @Test(arguments: [
    ("default", CardReference.any), ("sysdefault", .any), ("pulse", .any), ("pipewire", .any),
    ("hdmi", .unknown), ("hdmi:DEV=0", .unknown), ("hdmi:CARD=PCH,DEV=0", .unknown), ("hdmi:0", .unknown),
    ("iec958", .unknown), ("surround51", .unknown), ("surround51:CARD=PCH", .unknown), ("null", .unknown),
    ("", .unknown), ("hw", .unknown), ("hw:1,0", .card("1")),
    ("plughw:Headset", .card("Headset")),
    ("plughw:CARD=Headset,DEV=0", .card("Headset")), ("sysdefault:CARD=PCH", .card("PCH")),
    ("hw:CARD=PCH,DEV=3", .unknown), ("hw:1,3", .unknown), ("hw:CARD=PCH,3", .unknown),
    ("hw:1,DEV=3", .unknown), ("hw:1,DEV=x", .unknown), ("dmix:CARD=PCH,DEV=7", .unknown),
    ("hw:CARD=PCH,DEV=0,SUBDEV=2", .card("PCH")),
    ("tofile:/tmp/a", .unknown), ("tofile:a", .unknown),
    ("hw:", .unknown), ("hw:DEV=0", .unknown), ("hw:CARD=", .unknown),
  ])
  func `a device's name says which card it is on`(device: String, reference: CardReference) {
    #expect(CardReference(device: device) == reference)
  }

  /// Always there: the kernel cannot sense it.
  private static let micPhantom = ("Headset Mic Phantom Jack", true)

  static let cards: [(Card, Privacy?)] = [
    (card("HDA-Intel", "HDA Intel PCH", jacks: [("Headphone Jack", true)]), .personal),
    (card("HDA-Intel", "HDA Intel PCH", jacks: [("Headphone Jack", false)]), .everyone),
    (card("HDA-Intel", "HDA Intel PCH", jacks: [("Line Out Jack", true), ("Mic Jack", true)]), nil),
    (
      card("HDA-Intel", "HDA Intel PCH", jacks: [("Front Headphone Jack", false), ("Headset Jack", true)]),
      .personal
    ),
    (card("HDA-Intel", "HDA Intel PCH", jacks: [("Headphone Jack", false), micPhantom]), .everyone),
    (card("HDA-Intel", "HDA Intel PCH", jacks: [("Headphone Jack", true), micPhantom]), .personal),
    (card("HDA-Intel", "HDA Intel PCH", jacks: [micPhantom]), nil),
    (card("HDA-Intel", "HDA Intel PCH", jacks: [("Headphone Phantom Jack", true)]), nil),
    (card("HDA-Intel", "HDA Intel PCH", jacks: [("Speaker Phantom Jack", true)]), nil),
    (card("HDA-Intel", "HDA Intel PCH", jacks: [("Headphone Mic Jack", true)]), nil),
    (
      card("HDA-Intel", "HDA Intel PCH", jacks: [("Headphone Jack", false), ("Headset Mic Jack", true)]),
      .everyone
    ),
    (card("sof-nau8825", "sof-headset", jacks: [micPhantom]), nil),
    (card("HDA-Intel", "HDA Intel PCH"), nil),
    (card("HDA-Intel", "HDA Intel HDMI"), .everyone),
    (card("USB-Audio", "Jabra EVOLVE 20"), .personal),
    (card("USB-Audio", "Logitech USB Headset"), .personal),
    (card("USB-Audio", "USB PnP Sound Device"), .personal),
    (card("USB-Audio", "Anker PowerConf Speakerphone"), .everyone),
    (card("USB-Audio", "USB Soundbar"), .everyone),
    (card("USB-Audio", "Headset Dongle", jacks: [("Headset Jack", false)]), .everyone),
    (card("USB-Audio", "USB Adapter", jacks: [("Headset - Input Jack", true)]), nil),
    (card("USB-Audio", "USB Adapter", jacks: [("Headset - Output Jack", true)]), .personal),
    (card("USB-Audio", "USB Adapter", jacks: [("Mic - Input Jack", true)]), .personal),
    (card("bluealsa", "WH-1000 Bluetooth"), .personal),
  ]

  @Test(arguments: cards)
  func `a card is private by what is plugged in, else by what it is`(card: Card, privacy: Privacy?) {
    #expect(card.privacy == privacy)
  }

  @Test func `among several cards a headset makes it private, and silence about it is not an answer`() {
    let speaker = Self.card("HDA-Intel", "PCH", jacks: [("Headphone Jack", false)])
    let headset = Self.card("USB-Audio", "Headset")
    let mute = Self.card("HDA-Intel", "PCH")
    #expect([speaker, headset].privacy == .personal)
    #expect([speaker, mute].privacy == .everyone)
    #expect([mute].privacy == nil)
    #expect([Card]().privacy == nil)
  }

  static let watches: [(OutputDescription, Privacy?, Privacy)] = [
    (.wav(path: "a"), nil, .personal), (.alsa(name: "default"), .personal, .personal),
    (.alsa(name: "default"), .everyone, .everyone), (.alsa(name: "hw:NoSuchCard"), nil, .everyone),
  ]

  @Test(arguments: watches)
  func `a watch says at once who hears, and ends`(
    output: OutputDescription, fixed: Privacy?, expected: Privacy
  ) async {
    let watch = PrivacyWatch(output: output, fixed: fixed)
    var changes = watch.changes.makeAsyncIterator()
    #expect(await changes.next() == expected)
    watch.stop()
    #expect(await changes.next() == nil)
  }

  private static func card(_ driver: String, _ name: String, jacks: [(String, Bool)] = []) -> Card {
    Card(
      driver: driver, name: CardName(short: name, long: "\(name) at usb-0000:00:14.0-1"),
      jacks: jacks.map { Card.Jack(name: $0.0, isPlugged: $0.1) })
  }
}
