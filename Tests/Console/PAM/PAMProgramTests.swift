// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A program that authenticates by PAM, at a terminal.
enum PAMProgram: String, CaseIterable, Sendable {
  case sudo, doas, su, login, ssh

  /// Those that this machine has; in CI all of them.
  static var wanted: [PAMProgram] { allCases.filter { Peer.isWanted(program: $0.rawValue) } }

  /// Who is in once it lets in.
  var account: String { self == .sudo || self == .doas ? "root" : "anna" }

  static let proof = "echo in as $(id -un) at $((40 + 2))"
  var shown: String { "in as \(account) at 42" }
}

/// A program of those, its reader, and the terminal that both are asked from.
private struct PAMStory {
  let house: Household
  let terminal: Child
  private let server: SecureShellServer?

  init(_ program: PAMProgram, in folder: URL) async throws {
    house = try await .forPAM()
    let auth = "auth required MODULE \(house.options)"
    let machine = try PAMMachine(
      in: folder, stacks: ["sudo": auth, "doas": auth, "su": auth, "login": auth, "sshd": auth])
    let shell = ["sh", "-c", PAMProgram.proof]
    server = program == .ssh ? try await SecureShellServer(in: folder, askingPAM: machine) : nil
    terminal =
      switch program {
      case .sudo: try machine.terminal(["sudo", "-k"] + shell, as: PAMMachine.anna)
      case .doas: try machine.terminal(["doas"] + shell, as: PAMMachine.anna)
      case .su: try machine.terminal(["su", "anna", "-c", PAMProgram.proof], as: PAMMachine.bente)
      case .login: try machine.terminal(["login", "anna"])
      case .ssh:
        try PAMMachine.terminal(
          server?.interactiveClient(PAMProgram.proof, as: "anna") ?? [])
      }
  }
}

/// The real programs, each with the module as the only line of its stack.
@Suite(
  .enabled(if: PAMMachine.isPossible, "needs root, mount namespaces, a C compiler and pamtester"), .promptly,
  .timeLimit(.minutes(20)))
struct PAMProgramTests {
  private let folder = Folder()

  @Test(arguments: PAMProgram.wanted)
  func `who approves is in, and the code was at the terminal before`(program: PAMProgram) async throws {
    let story = try await PAMStory(program, in: folder.made("approved"))
    let code = try await story.house.code(shownBy: story.terminal)
    try await story.house.approve(code)
    if program == .ssh { story.terminal.write("\n") }
    if program == .login { story.terminal.write(PAMProgram.proof + "; exit\n") }
    #expect(await story.terminal.line(with: program.shown) != nil)
    #expect(await story.terminal.end().status == 0)
    _ = try await story.house.end()
  }

  @Test(arguments: PAMProgram.wanted)
  func `who rejects keeps everybody out, and is not asked again`(program: PAMProgram) async throws {
    let story = try await PAMStory(program, in: folder.made("rejected"))
    _ = try await story.house.code(shownBy: story.terminal)
    try await story.house.reject()
    if program == .ssh { story.terminal.write("\n") }
    if program == .login {
      // It asks for a name again, and would for a while.
      #expect(await story.terminal.line(with: "Login incorrect") != nil)
    } else {
      let end = await story.terminal.end()
      #expect(end.status != 0 && !end.lines.contains { $0.contains("in as") }, "\(end.lines)")
    }
    _ = try await story.house.end()
    #expect(story.house.transcript.filter { $0.contains(#""state":"requested""#) }.count == 1)
  }

  @Test(arguments: PAMProgram.wanted)
  func `Ctrl-C takes the request back at once`(program: PAMProgram) async throws {
    let story = try await PAMStory(program, in: folder.made("interrupted"))
    _ = try await story.house.code(shownBy: story.terminal)
    try await story.house.hear(phrase: "enterPIN")
    story.terminal.write("\u{3}")
    try await story.house.hear { $0.state == "cancelled" }
    let end = await story.terminal.end()
    #expect(end.status != 0 && !end.lines.contains { $0.contains("in as") }, "\(end.lines)")
    _ = try await story.house.end()
    #expect(story.house.transcript.filter { $0.contains(#""state":"requested""#) }.count == 1)
  }

  @Test(arguments: PAMProgram.wanted)
  func `a terminal that is hung up takes the request back`(program: PAMProgram) async throws {
    let story = try await PAMStory(program, in: folder.made("gone"))
    _ = try await story.house.code(shownBy: story.terminal)
    try await story.house.hear(phrase: "enterPIN")
    story.terminal.send(SIGKILL)
    try await story.house.hear { $0.state == "cancelled" }
    _ = try await story.house.end()
  }

  @Test func `what sudo is to run is heard whole, and who asked su is heard`() async throws {
    for (program, words) in [(PAMProgram.sudo, ["sudo", "echo in as"]), (.su, ["su anna", "bente"])] {
      let story = try await PAMStory(program, in: folder.made("heard-\(program)"))
      let code = try await story.house.code(shownBy: story.terminal)
      try await story.house.approve(code)
      _ = try await story.house.end()
      let said = story.house.transcript.filter { $0.contains(#""voice":"quote""#) }.joined()
      for word in words { #expect(said.contains(word), "\(said)") }
    }
  }
}
