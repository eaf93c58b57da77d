// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import ServiceInterfaces
import Sound
import Testing

@testable import kodeoplaeserd

/// What a service manager is told of the reader, in words and in fields.
@Suite(.timeLimit(.minutes(20))) struct StatusTextTests {
  @Test func `the state is one sentence, what is wrong before what waits`() {
    var text = StatusText()
    #expect(text.sentence == "Nobody is enrolled: the reader leads through the first start.")
    text.owners = ["anna"]
    #expect(text.sentence == "Ready for anna.")
    text.pending = 2
    #expect(text.sentence == "Ready for anna; requests waiting: 2.")
    #expect(StatusText(owners: ["anna", "bent"]).sentence == "Ready for anna, bent.")
    text.hindered = ("anna", "blockedOnRequest")
    #expect(text.sentence == "Cannot be answered on: the reader of anna is blocked on request.")
    (text.keypad, text.keypadCondition) = ("evdev:/dev/input/event5", .gone)
    #expect(text.sentence == "Waits for a keypad: evdev:/dev/input/event5 does not work.")
    (text.keypad, text.keypadCondition) = ("none", .none)
    #expect(text.sentence == "Waits for a keypad: there is none.")
    text.outputTrouble = .missing(output: "alsa:headset")
    #expect(text.sentence.hasPrefix("Cannot be heard: ") && text.sentence.contains("alsa:headset"))
  }

  @Test func `the supervisor is told it when it changes`() async throws {
    let daemon = try SupervisedDaemon(["WATCHDOG_USEC": "200000"], hasKeys: true)
    #expect(await daemon.notice() == "READY=1")
    #expect(await daemon.status(holding: "Nobody is enrolled") != nil)
    let enrolled = try await Program.run(
      "kodeoplaeser", ["--socket", daemon.folder.path + "/socket", "enrol", "anna", "--stdin"],
      input: "\(Household.password)\n\(Household.pin)\n")
    #expect(enrolled.code == 0, "\(enrolled.errors)")
    #expect(await daemon.status(holding: "anna") == "Ready for anna.")
    daemon.child.send(SIGTERM)
    _ = await daemon.child.end()
  }

  @Test func `a daemon that does not start leaves the reason with its supervisor`() async throws {
    let daemon = try SupervisedDaemon(keypad: "../../none/event0", socket: "/proc/none/socket")
    #expect(await daemon.status(holding: "Ended: ")?.contains("/proc/none") == true)
    #expect(await daemon.child.end().status == 2)
  }

  @Test func `an entry of the journal has no line break from outside, and an ID of its own kind`() {
    let entry = JournalEntry(
      event: .decided, sentence: "one\nMESSAGE_ID=0", fields: [("SERVICE", "a\r\nPRIORITY=0\0b")])
    let lines = entry.text.split(separator: "\n").map(String.init)
    #expect(
      lines == [
        "MESSAGE=one MESSAGE_ID=0", "MESSAGE_ID=\(JournalEntry.Event.decided.id)", "PRIORITY=5",
        "SYSLOG_IDENTIFIER=kodeoplaeserd", "KODEOPLAESER_SERVICE=a PRIORITY=0 b",
      ])
    let ids = JournalEntry.Event.allCases.map(\.id)
    #expect(Set(ids).count == ids.count && ids.allSatisfy { $0.count == 32 && $0.allSatisfy(\.isHexDigit) })
  }
}
