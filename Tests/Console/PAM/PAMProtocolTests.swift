// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The module over another program in the place of `kodeoplaeser`: what it gives a child, and what it takes from one.
@Suite(
  .enabled(if: PAMMachine.isPossible, "needs root, mount namespaces, a C compiler and pamtester"), .promptly,
  .timeLimit(.minutes(20)))
struct PAMProtocolTests {
  private let folder = Folder()

  /// What the program does for each user.
  private static let plays: [(user: String, deed: String, end: String)] = [
    ("good", "echo 'end approved'; exit 0", ""),
    ("more", "echo 'info a'; echo 'prompt b'; echo 'error c'; echo d; echo 'end approved'; exit 0", ""),
    ("status", "echo 'end approved'; exit 1", failed),
    ("killed", "echo 'end approved'; kill -9 $$", failed),
    ("silent", "exit 0", failed),
    ("unfinished", "printf 'end approved'; exit 0", failed),
    ("elsewhere", "echo ' end approved'; echo 'kodeoplaeser: end approved'; exit 0", failed),
    ("other", "echo 'end approvedly'; exit 0", failed),
    ("second", "echo 'end approved'; echo 'end failed'; exit 0", failed),
    ("long", "head -c 5000 /dev/zero | tr '\\0' x; echo; echo 'end approved'; exit 0", failed),
    ("rejected", "echo 'end rejected'; exit 1", "Permission denied"),
    (
      "absent", "echo 'end unavailable'; exit 5", "Authentication service cannot retrieve authentication info"
    ),
  ]
  private static let failed = "Authentication failure"

  private func machine(_ script: String, options: String = "timeout=10") throws -> PAMMachine {
    let place = folder.made("machine")
    let program = place.appendingPathComponent("program")
    try ("#!/bin/sh\n" + script).write(to: program, atomically: true, encoding: .utf8)
    try #require(chmod(program.path, 0o755) == 0)
    return try PAMMachine(
      in: place, stacks: ["one": "auth required MODULE \(options)"], program: program.path)
  }

  @Test func `success is the line and the exit status, and nothing else is`() async throws {
    let branches = Self.plays.map { "\($0.user)) \($0.deed) ;;" }.joined(separator: "\n")
    let machine = try machine("case $PAM_USER in\n\(branches)\nesac\n")
    for (user, _, expected) in Self.plays {
      let end = try await machine.pamtester("one", user)
      let isAsExpected = expected.isEmpty ? end.status == 0 : end.status == 1 && end.errors.contains(expected)
      #expect(isAsExpected, "\(user) \(end)")
    }
  }

  @Test func `the child has PAM's items and nothing of the application's`() async throws {
    let machine = try machine(
      "echo info $(tr '\\0' ' ' </proc/self/environ; readlink /proc/$$/fd/*; cd /proc/$$ && grep Uid status)\n"
        + "echo info ignores $(grep SigIgn /proc/$$/status) blocks $(grep SigBlk /proc/$$/status)\n")
    let tester = try Child(
      machine.inside([
        "sh", "-c", "trap '' USR1; exec \"$@\" 8</etc/hostname", "sh", "stdbuf", "-oL", "pamtester", "-I",
        "rhost=far", "-I", "tty=pts/9", "one", "anna", "authenticate",
      ]), environment: ["PATH": "/usr/bin:/bin", "LD_PRELOAD": "", "SECRET": "sesame"])
    let end = await tester.end()
    let told = end.lines.joined(separator: " ")
    for item in ["PAM_TYPE=auth", "PAM_USER=anna", "PAM_SERVICE=one", "PAM_RHOST=far", "PAM_TTY=pts/9"] {
      #expect(told.contains(item), "\(told)")
    }
    #expect(!told.contains("sesame") && !told.contains("hostname") && !told.contains("stdbuf"), "\(told)")
    // The C library keeps the first two real-time signals, 32 and 33, to itself.
    let ignored = try #require(told.firstMatch(of: /SigIgn: ([0-9a-f]{16})/)?.output.1, "\(told)")
    #expect(UInt64(ignored, radix: 16).map { $0 & 0x7FFF_FFFF } == 0, "\(told)")
    #expect(told.contains("SigBlk: 0000000000000000"), "\(told)")
  }

  @Test func `whoever started a program with set-user-ID has no rights over the child`() async throws {
    let machine = try machine("echo info $(grep -E '^(Uid|Gid)' /proc/$$/status)\n")
    // pamtester itself, with the rights that su(1) has.
    let copy = machine.folder.appendingPathComponent("asker").path
    let copying = try Child.perform(["install", "-m", "4755", "/usr/bin/pamtester", copy])
    try #require(copying.status == 0, "\(copying.errors)")
    let end = try await Child(
      machine.inside([copy, "one", "anna", "authenticate"], as: PAMMachine.anna)
    ).end()
    #expect(end.lines.joined().contains("Uid: 0 0 0 0 Gid: \(PAMMachine.anna)"), "\(end)")
  }

  @Test
  func
    `an application that holds back what it is to show is asked for Enter, and no other is`()
    async throws
  {
    let play = "echo 'info a code'; echo 'prompt press Enter'; echo 'end approved'\n"
    let asking = try machine(play, options: "prompt")
    let terminal = try asking.terminal(PAMMachine.pamtester + ["one", "anna", "authenticate"])
    #expect(await terminal.line(with: "a code") != nil)
    terminal.write("270945\n")
    let end = await terminal.end()
    #expect(end.status == 0 && end.lines.contains { $0.contains("press Enter") }, "\(end.lines)")
    let showing = try machine(play, options: "")
    let shown = try await showing.pamtester("one")
    #expect(shown.status == 0 && !shown.lines.joined().contains("press Enter"), "\(shown)")
  }

  @Test func `nothing of Swift is loaded into the application`() throws {
    let module = try PAMModule.compiled(running: "/usr/bin/kodeoplaeser", in: folder.made("module"))
    let read = try Child.perform(["readelf", "--wide", "-d", module])
    let needed = read.output.split(separator: "\n").filter { $0.contains("(NEEDED)") }
    #expect(
      needed.count == 2 && needed.allSatisfy { $0.contains("[libpam.so.0]") || $0.contains("[libc.so.6]") })
    #expect(read.output.contains("BIND_NOW") || read.output.contains("NOW"))
    let functions = try Child.perform(["nm", "-D", "--defined-only", module]).output.split(separator: "\n")
    #expect(
      functions.compactMap { $0.split(separator: " ").last } == ["pam_sm_authenticate", "pam_sm_setcred"])
  }

  @Test func `the manual page is clean, and names every option`() throws {
    let page = PAMModule.source.appendingPathComponent("pam_kodeoplaeser.8")
    let lint = try Child.perform(["mandoc", "-T", "lint", "-W", "warning", page.path])
    #expect(lint.status == 0 && lint.output.isEmpty, "\(lint.output)")
    let text = try String(contentsOf: page, encoding: .utf8)
    for option in ["user=", "timeout=", "binding=", "socket=", "language=", "prompt"] {
      #expect(text.contains(".It Cm \(option)"), "\(option)")
    }
  }
}
