// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Testing

@testable import Sound

/// Who has a sound card, by files as the kernel writes them.
@Suite struct CardHolderTests {
  private let scratch: Scratch

  /// Card 0 is played to by thread 813 of process 812, card 1 by nobody, and card 2 by one that nothing more is known of.
  init() throws {
    scratch = try Scratch()
    try write("closed\n", "asound/card1/pcm0p/sub0/status")
    try write("state: RUNNING\nowner_pid   : 813\ntrigger_time: 12.3\n", "asound/card0/pcm0p/sub0/status")
    try write("state: RUNNING\nowner_pid   : 901\n", "asound/card0/pcm0c/sub0/status")
    try write("state: RUNNING\nowner_pid   : 44\n", "asound/card2/pcm3p/sub0/status")
    try write("Name:\tdata-loop\nTgid:\t812\nPid:\t813\n", "813/status")
    try write("pipewire\n", "812/comm")
    try write("0 [Headset]\n", "asound/cards")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.path("asound/Headset"), withDestinationPath: "card0")
  }

  @Test(arguments: [
    ("plughw:CARD=Headset,DEV=0", ["pipewire, process 812"]), ("hw:0", ["pipewire, process 812"]),
    ("hw:1", []),
    ("hw:2", ["process 44"]), ("default", ["process 44", "pipewire, process 812"]), ("hw:7", []),
  ])
  func `who plays to a card is named by its process`(device: String, holders: [String]) {
    #expect(CardHolder.all(of: .alsa(name: device), in: scratch.folder.path).map(\.description) == holders)
  }

  @Test func `a file is nobody's`() {
    #expect(CardHolder.all(of: .wav(path: "x.wav"), in: scratch.folder.path) == [])
  }

  private func write(_ text: String, _ path: String) throws {
    let file = URL(filePath: scratch.path(path))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: file, atomically: true, encoding: .utf8)
  }
}
