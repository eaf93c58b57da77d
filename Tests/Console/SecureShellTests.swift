// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The reader over a real ssh to a real sshd on this machine.
@Suite(
  .enabled(if: ["ssh", "sshd", "tmux"].allSatisfy { Peer.isWanted(program: $0) }), .promptly,
  .timeLimit(.minutes(20)))
struct SecureShellTests {
  private let folder = Folder()

  @Test func `a story told over ssh is the same, and the decision and its exit code come through`()
    async throws
  {
    let place = folder.made("told")
    let server = try await SecureShellServer(in: place)
    let command = "cd '\(place.path)'; \(Screenplay.script()); exit 7"
    let shell = SecureShell(child: try Child(server.client(command)))
    var play = Screenplay(on: shell)
    try await play.playToQuestion()
    try await play.approve()
    try await play.see("exit 0")
    try await play.see("the terminal is as it was")
    play.expectPlainLines()
    play.expectNoEcho()
    #expect(await shell.child.end().status == 7)
  }

  @Test func `a rejection is ssh's exit code`() async throws {
    let place = folder.made("rejected")
    let server = try await SecureShellServer(in: place)
    let program = Program.path("kodeoplaeserd")
    let command =
      "cd '\(place.path)'; exec \(program) \(Screenplay.arguments)"
    let shell = SecureShell(child: try Child(server.client(command)))
    var play = Screenplay(on: shell)
    try await play.see("Enter your pin.")
    shell.type("-")
    try await play.see("Nothing was decided.")
    shell.type("-")
    try await play.see("Decision: rejected.")
    #expect(await shell.child.end().status == 1)
  }

  @Test func `a connection that is cut approves nothing, and gives both terminals back`() async throws {
    let place = folder.made("cut")
    let aftermath = try Aftermath(in: place)
    let server = try await SecureShellServer(in: place)
    let far = "cd '\(place.path)'; \(Screenplay.script(leaving: aftermath))"
    let script = place.appendingPathComponent("near.sh")
    let client = try server.client(far).map { "'" + $0.replacingOccurrences(of: "'", with: "'\\''") + "'" }
    try """
    before=$(stty -g)
    \(client.joined(separator: " "))
    echo "ssh $?"
    if [ "$before" = "$(stty -g)" ]; then echo "the near terminal is as it was"; fi

    """.write(to: script, atomically: true, encoding: .utf8)
    let pane = try Pane("sh '\(script.path)'", in: place)
    var play = Screenplay(on: pane)
    try await play.playToQuestion()
    play.expectNoEcho()
    try server.cutConnections()
    try await play.see("ssh 255")
    try await play.see("the near terminal is as it was")
    try await aftermath.expectNothingApproved()
  }
}
