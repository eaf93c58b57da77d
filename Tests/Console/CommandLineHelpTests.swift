// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

@testable import kodeoplaeser

/// What the command line says of itself: manual pages, completions, errors for programs, and the doctor without a daemon.
@Suite(.timeLimit(.minutes(20))) struct CommandLineHelpTests {
  @Test(
    .enabled(if: Peer.isWanted(program: "mandoc")), arguments: [("kodeoplaeser", 1), ("kodeoplaeserd", 8)])
  func `a manual page has what a reader looks for, and no page checker complains`(
    program: String, section: Int
  )
    async throws
  {
    let page = try await Program.run(program, ["print-manual"])
    #expect(page.code == 0)
    for heading in ["NAME", "SYNOPSIS", "EXIT STATUS", "FILES", "ENVIRONMENT", "EXAMPLES"] {
      #expect(page.output.split(separator: "\n").contains { $0.filter { $0 != "\"" } == ".SH \(heading)" })
    }
    let scratch = try Scratch("manual")
    let file = scratch.path("\(program).\(section)")
    try (page.output + "\n").write(toFile: file, atomically: true, encoding: .utf8)
    let lint = try Child.perform(["mandoc", "-T", "lint", "-W", "style", file])
    #expect(lint.status == 0 && lint.output.isEmpty, "\(lint.output)")
  }

  // MARK: Completions

  @Test func `bash completes commands, groups, choices, and the accounts that the daemon has`() async throws {
    let house = try await Household()
    let added = try await house.command(
      ["account", "add", "--name", "My Git"], input: "otpauth://totp/x?secret=GEZDGNBVGY3TQOJQ\n")
    #expect(added.code == 0)
    for (words, found) in [
      (["acc"], ["account"]), (["account", ""], ["add", "list", "remove"]),
      (["request", "--action", "lo"], ["logOn"]), (["code", "--account", ""], ["My\\ Git"]),
      (["account", "remove", "M"], ["My\\ Git"]), (["code", "--acc"], ["--account"]),
    ] {
      let completed = try await complete(words, at: house)
      #expect(Set(completed).isSuperset(of: found), "\(words): \(completed)")
    }
    #expect(try await complete(["acc"], at: house) == ["account"])
    _ = try await house.end()
  }

  /// What bash offers for the last of the words.
  private func complete(_ words: [String], at house: Household) async throws -> [String] {
    let scratch = try Scratch("completion")
    let script = try await Program.run("kodeoplaeser", ["print-completion", "bash"])
    // The program that the completion asks is the one of the test, at the daemon of the test.
    let call = """
      \(script.output)
      kodeoplaeser() { "\(Program.path("kodeoplaeser"))" --socket "\(house.folder.path)/socket" "$@"; }
      COMP_WORDS=(kodeoplaeser \(words.map { "'\($0)'" }.joined(separator: " "))); COMP_CWORD=\(words.count)
      _kodeoplaeser; printf '%s\\n' "${COMPREPLY[@]}"
      """
    try call.write(toFile: scratch.path("call"), atomically: true, encoding: .utf8)
    let outcome = try Child.perform(["bash", scratch.path("call")])
    #expect(outcome.errors.isEmpty)
    return outcome.output.split(separator: "\n").map(String.init)
  }

  @Test(.enabled(if: Peer.isWanted(program: "fish")))
  func `fish completes commands and groups`() async throws {
    let scratch = try Scratch("completion")
    let script = try await Program.run("kodeoplaeser", ["print-completion", "fish"])
    try script.output.write(toFile: scratch.path("kodeoplaeser.fish"), atomically: true, encoding: .utf8)
    let offered = try Child.perform([
      "fish", "--no-config", "-c",
      "source \(scratch.path("kodeoplaeser.fish")); complete -C 'kodeoplaeser account '",
    ])
    #expect(offered.status == 0, "\(offered.errors)")
    for word in ["add", "list", "remove"] { #expect(offered.output.contains(word + "\t")) }
  }

  @Test(.enabled(if: Peer.isWanted(program: "zsh")))
  func `zsh reads the completion`() async throws {
    let scratch = try Scratch("completion")
    let script = try await Program.run("kodeoplaeser", ["print-completion", "zsh"])
    #expect(script.output.hasPrefix("#compdef kodeoplaeser\n"))
    try script.output.write(toFile: scratch.path("_kodeoplaeser"), atomically: true, encoding: .utf8)
    let read = try Child.perform(["zsh", "-f", "-n", scratch.path("_kodeoplaeser")])
    #expect(read.status == 0 && read.errors.isEmpty, "\(read.errors)")
  }

  @Test func `a completion of no shell is refused, and without a daemon there is nothing to offer`()
    async throws
  {
    #expect(try await Program.run("kodeoplaeser", ["print-completion", "tcsh"]).code == 2)
    let nobody = try await Program.run(
      "kodeoplaeser", ["--socket", "/no/such/socket", "print-candidates", "accounts"])
    #expect(nobody.code == 0 && nobody.output.isEmpty && nobody.errors.isEmpty)
  }

  // MARK: Errors and the doctor

  @Test(arguments: [
    (["--socket", "/no/such/socket", "status", "--json"], 5), (["request", "--json"], 2),
  ])
  func `what goes wrong is one JSON object for programs, and the sentence for people`(
    arguments: [String], code: Int
  ) async throws {
    let outcome = try await Program.run("kodeoplaeser", arguments)
    #expect(Int(outcome.code) == code)
    let told = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(told["exitCode"] as? Int == code)
    let sentence = try #require(told["error"] as? String)
    #expect(outcome.errors == "kodeoplaeser: \(sentence)\n" || outcome.errors == "kodeoplaeser: \(sentence)")
  }

  @Test func `without a daemon the doctor tells what the machine tells, and ends with 1`() async throws {
    let outcome = try await Program.run("kodeoplaeser", ["--socket", "/no/such/socket", "doctor"])
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("/no/such/socket"))
    #expect(outcome.output.contains("The sentences are read from "))
    let told = try await Program.run("kodeoplaeser", ["--socket", "/no/such/socket", "doctor", "--json"])
    #expect(told.code == 1)
    #expect(told.output.contains(#""isWell":false"#))
  }

  @Test func `sound cards are named as the daemon takes them`() throws {
    let scratch = try Scratch("asound")
    let folder = scratch.path("card1/pcm0p")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try "card: 1\n".write(toFile: folder + "/info", atomically: true, encoding: .utf8)
    let list = """
       0 [PCH            ]: HDA-Intel - HDA Intel PCH
                            HDA Intel PCH at 0xa1310000 irq 140
       1 [Headset        ]: USB-Audio - Jabra EVOLVE 20
                            GN Netcom A/S Jabra EVOLVE 20 at usb-0000:00:14.0-1, full speed
      """
    try (list + "\n").write(toFile: scratch.path("cards"), atomically: true, encoding: .utf8)
    #expect(
      SoundCards.cards(in: scratch.path) == [
        .init(device: "plughw:CARD=Headset,DEV=0", name: "Jabra EVOLVE 20")
      ])
  }

  @Test(arguments: [
    ("git", "GitHub anna"), ("GitHub anna", "GitHub anna"), ("Bank", "Bank"), ("TWO", "Bank two"),
    ("none", "none"), ("", ""),
  ])
  func `an account is named by a part that no other has`(given: String, name: String) throws {
    #expect(try AccountName.resolve(given, among: ["GitHub anna", "Bank", "Bank two"]) == name)
    #expect(throws: Failure.self) { try AccountName.resolve("an", among: ["GitHub anna", "Bank"]) }
  }
}
