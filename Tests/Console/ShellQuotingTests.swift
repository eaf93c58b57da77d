// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import ServiceInterfaces
import Testing

@testable import kodeoplaeser

/// A command from outside on its way to the ear: what a shell makes of the line is what was given.
struct ShellQuotingTests {
  private static let arguments: [[UInt8]] = [
    Array("ls".utf8), Array("a  b".utf8), [], Array("it's".utf8), Array("\\n".utf8),
    Array("a\nrm -rf /".utf8),
    Array("\u{1B}[2K\r".utf8), Array("a\u{7}b'c\\".utf8), [0xFF, 0x41], [0xE2, 0x80],
    Array("æ\u{200B}ø".utf8),
    Array("\u{202E}txt.exe".utf8), Array("$HOME;`id`".utf8), Array("é👩‍🚀".utf8), Array("~root".utf8),
    Array("*".utf8),
    Array("a\u{A0}b".utf8), Array("\t".utf8),
  ]

  private func line(_ arguments: [[UInt8]]) -> String? {
    ShellQuoting.line(ofArguments: arguments.flatMap { $0 + [0] })
  }

  @Test func `a shell reads the arguments out of the line, byte for byte`() throws {
    let line = try #require(self.line(Self.arguments))
    // As hexadecimal numbers, for not all of it is UTF-8.
    let shell = try Child.perform(
      ["bash", "-c", "printf '%s\\0' \(line) | od -An -v -tx1"], environment: ["LC_ALL": "C.UTF-8"])
    let bytes = shell.output.split(whereSeparator: \.isWhitespace).compactMap { UInt8($0, radix: 16) }
    #expect(bytes == Self.arguments.flatMap { $0 + [0] }, "\(line)")
  }

  @Test func `nothing in the line is unseen, and it is one line`() throws {
    let line = try #require(self.line(Self.arguments))
    #expect(line.unicodeScalars.allSatisfy(PlainText.isSeen))
  }

  @Test(arguments: [
    (["sudo", "apt", "upgrade"], "sudo apt upgrade"), (["sh", "-c", "id; ls"], "sh -c 'id; ls'"),
    (["rm", "a  b"], "rm 'a  b'"), (["rm", "a", "b"], "rm a b"), (["ls", ""], "ls ''"),
    (["echo", "a\nb"], #"echo $'a\nb'"#), (["echo", "\u{1B}"], #"echo $'\x1B'"#),
    (["cat", "blåbær.txt"], "cat blåbær.txt"),
  ])
  func `a plain command stays as it is written`(arguments: [String], line: String) {
    #expect(self.line(arguments.map { Array($0.utf8) }) == line)
  }

  @Test func `no two commands become one`() {
    let commands =
      Self.arguments.map { [Array("x".utf8), $0] } + [[Array("x".utf8)], [Array("x".utf8), [0x20]]]
    #expect(Set(commands.map(line)).count == commands.count)
    #expect(ShellQuoting.line(ofArguments: [UInt8]()) == nil)
    #expect(ShellQuoting.line(ofArguments: [0, 0]) == nil)
  }

  @Test(arguments: [
    ("evil\u{7}.example", #"$'evil\x07.example'"#), ("evil.example", "evil.example"), ("a  b;c", "a  b;c"),
    ("a\u{202E}b", #"$'a\u202Eb'"#),
  ])
  func `a text shows what nobody would see in it, and is otherwise as it was`(given: String, shown: String) {
    #expect(ShellQuoting.visible(given) == shown)
  }
}

/// What is asked of the user when PAM asks.
struct PAMOccasionTests {
  private func request(_ items: [String: String], running command: String?) -> (
    text: String, command: String?
  ) {
    let request = PAMOccasion(items) { command }.request(user: "anna", language: "en", lifetimeSeconds: 60)
    return (request.text, request.command)
  }

  @Test func `a long name of a host is whole`() {
    let host = "borger.dk." + String(repeating: "login.", count: 30) + "evil.example"
    #expect(
      request(["PAM_SERVICE": "sshd", "PAM_RHOST": host], running: nil).text == "From the machine: \(host).")
  }

  @Test func `what is to be run is a field of its own, and is told for programs that run it for another`() {
    for service in ["sudo", "sudo-i", "su", "su-l", "doas"] {
      #expect(request(["PAM_SERVICE": service], running: "ls -l").command == "ls -l")
    }
    #expect(request(["PAM_SERVICE": "sshd"], running: "ls -l").command == nil)
  }

  @Test func `a command that the environment names is not believed`() {
    #expect(request(["PAM_SERVICE": "sudo", "SUDO_COMMAND": "ls"], running: "rm -r x").command == "rm -r x")
    #expect(request(["PAM_SERVICE": "sudo", "SUDO_COMMAND": "ls"], running: nil).command == nil)
  }

  @Test func `a command that nobody can tell is said to be one`() {
    let request = request(["PAM_SERVICE": "sudo", "PAM_TTY": "pts/0"], running: nil)
    #expect(request.command == nil)
    #expect(request.text == "The command cannot be read. Terminal: pts/0.")
  }

  @Test func `a user is named letter for letter`() {
    #expect(PAMOccasion(["PAM_USER": "an\u{200B}na"]) { nil }.user == "an\u{200B}na")
    #expect(PAMOccasion(["PAM_USER": " \u{7}"]) { nil }.user == nil)
    let long = String(repeating: "a", count: 60)
    #expect(PAMOccasion(["PAM_USER": long]) { nil }.user == long)
  }
}
