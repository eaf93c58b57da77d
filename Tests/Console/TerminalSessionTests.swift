// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The reader as a terminal program, under a real tmux: for a console that is read aloud, line by line.
@Suite(.enabled(if: Peer.isWanted(program: "tmux")), .promptly, .timeLimit(.minutes(20)))
struct TerminalSessionTests {
  private let folder = Folder()

  @Test func `a story is told in plain lines, and resizing the window changes none of them`() async throws {
    let still = try await tell(in: "still", at: [])
    let resized = try await tell(in: "resized", at: [(40, 12), (120, 50), (3, 2)])
    #expect(still == resized)
  }

  private func tell(in name: String, at sizes: [(columns: Int, rows: Int)]) async throws -> [String] {
    let pane = try Pane(Screenplay.script(), in: folder.made(name))
    var play = Screenplay(on: pane)
    var sizes = sizes[...]
    try await play.playToQuestion {
      if let size = sizes.popFirst() { try pane.resize(columns: size.columns, rows: size.rows) }
    }
    try await play.approve()
    try await play.see("exit 0")
    try await play.see("the terminal is as it was")
    play.expectPlainLines()
    play.expectNoEcho()
    return play.masked
  }

  @Test func `who interrupts it gets the terminal back, and nothing was approved`() async throws {
    let pane = try Pane(Screenplay.script(), in: folder.made("interrupted"))
    var play = Screenplay(on: pane)
    try await play.playToQuestion()
    try pane.press("C-c")
    try await play.see("cut short")
    try await play.see("exit 6")
    try await play.see("the terminal is as it was")
    play.expectPlainLines()
    #expect(!play.lines.contains { $0.contains("Approved") })
  }

  @Test func `who leaves at the question for a password sees again what they type`() async throws {
    let house = try await Household()
    let program = Program.path("kodeoplaeser") + " --socket '\(house.folder.path)/socket'"
    let pane = try Pane(
      """
      trap : INT
      before=$(stty -g)
      \(program) enrol anna
      echo "exit $?"
      if [ "$before" = "$(stty -g)" ]; then echo "the terminal is as it was"; fi
      """, in: folder.made("left"))
    var play = Screenplay(on: pane)
    try pane.show("assword")
    try pane.press("C-c")
    try await play.see("exit 130")
    try await play.see("the terminal is as it was")
    _ = try await house.end()
  }

  @Test func `a terminal that is closed ends it, and nothing was approved`() async throws {
    let place = folder.made("closed")
    let aftermath = try Aftermath(in: place)
    let pane = try Pane(Screenplay.script(leaving: aftermath), in: place)
    var play = Screenplay(on: pane)
    try await play.playToQuestion()
    pane.close()
    try await aftermath.expectNothingApproved()
  }
}
