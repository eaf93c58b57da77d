// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// `kodeoplaeser pam`, called as pam_exec(8) calls it.
@Suite(.timeLimit(.minutes(20))) struct CommandLinePAMTests {
  private func pam(_ house: Household, _ items: [String: String], _ more: [String] = []) throws -> Program {
    try Program(
      "kodeoplaeser", ["--socket", "socket", "pam", "--language", "en"] + more, in: house.folder,
      environment: ["PAM_TYPE": "auth", "PAM_USER": "anna", "PAM_SERVICE": "login"].merging(items) { $1 })
  }

  @Test func `it shows the code, and ends with 0 only once the user has approved what they heard`()
    async throws
  {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    let items = [
      "PAM_SERVICE": "sudo", "PAM_TTY": "pts/0", "PAM_RHOST": "\u{1B}[31mexample.org",
    ]
    // A person answers within two minutes; a slow machine need not.
    let login = try pam(house, items, ["--timeout", "600"])
    var lines = login.lines.makeAsyncIterator()
    let shown = try #require(await lines.next())
    let code = try #require(shown.wholeMatch(of: /One-time code: ([0-9]{6})/)?.output.1, "\(shown)")
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + code)
    try await house.hear { $0.state == "heard" }
    try await house.hear(phrase: "timeLeft")
    #expect(house.transcript.contains { $0.contains(#""phrase":"textApprove""#) })
    try house.type("++")
    #expect(await login.outcome().code == 0)
    _ = try await house.end()
  }

  /// `kodeoplaeser pam`, run by a shell that was told to run something more after `gap` spaces.
  private func sudo(_ house: Household, gap: Int) throws -> Child {
    let pam = "\(Program.path("kodeoplaeser")) --socket socket pam --language en; exit $?"
    return try Child(
      [
        "env", "-C", house.folder.path, "sh", "-c",
        pam + String(repeating: " ", count: gap) + "; wipe everything",
      ],
      environment: ProcessInfo.processInfo.environment.merging([
        "PAM_TYPE": "auth", "PAM_USER": "anna", "PAM_SERVICE": "sudo",
      ]) { $1 })
  }

  @Test func `a command does not pass for its harmless beginning, however long the gap in it`() async throws {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    let login = try sudo(house, gap: 2500)
    let shown = try #require(await login.nextLine())
    let code = try #require(shown.wholeMatch(of: /One-time code: ([0-9]{6})/)?.output.1, "\(shown)")
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + code)
    try await house.hear(phrase: "fieldCommandLong")
    try await house.hear { $0.say?.contains("space two hundred times") == true }
    try await house.hear { $0.say?.contains("wipe everything") == true }
    try house.type("--")
    #expect(await login.end().status == 1)
    _ = try await house.end()
  }

  @Test func `a line break in a command is heard, and so is a character that nobody sees`() async throws {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    let pam = "\(Program.path("kodeoplaeser")) --socket socket pam --language en; exit $?"
    // After a line break the comment is over.
    let login = try Child(
      ["env", "-C", house.folder.path, "sh", "-c", pam + " # harmless\nwipe\u{200B} everything"],
      environment: ProcessInfo.processInfo.environment.merging([
        "PAM_TYPE": "auth", "PAM_USER": "anna", "PAM_SERVICE": "sudo",
      ]) { $1 })
    let shown = try #require(await login.nextLine())
    let code = try #require(shown.wholeMatch(of: /One-time code: ([0-9]{6})/)?.output.1, "\(shown)")
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin + code)
    var said = ""
    try await house.hear {
      if $0.voice == "quote" { said += ($0.say ?? "") + " " }
      return $0.say?.contains("everything") == true
    }
    let letters = said.filter { $0.isLetter || $0.isNumber }
    #expect(letters.contains("harmlessbackslashn") && letters.contains("backslashu200b"), "\(said)")
    try house.type("--")
    #expect(await login.end().status == 1)
    _ = try await house.end()
  }

  @Test func `a command that is too long to be heard is not asked for, and denies`() async throws {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    for gap in [5000, 70_000] {
      #expect(await (try sudo(house, gap: gap)).end().status == 2)
    }
    _ = try await house.end()
  }

  @Test func `a rejection denies`() async throws {
    let house = try await Household()
    try await house.enrol()
    let login = try pam(house, [:])
    try await house.hear(phrase: "enterPIN")
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    // At the first minus: nobody says anything more.
    #expect(await login.outcome().code == 1)
    try await house.hear(phrase: "rejected")
    try house.type("-")
    try await house.hear(phrase: "frozen")
    let log = try await house.command(["log"]).output
    #expect(log.contains("rejection.notMe"), "\(log)")
    _ = try await house.end()
  }

  @Test func `a login that is interrupted takes its request with it`() async throws {
    let house = try await Household()
    try await house.enrol()
    let login = try pam(house, [:])
    try await house.hear(phrase: "enterPIN")
    login.send(SIGINT)
    try await house.hear { $0.state == "cancelled" }
    #expect(await login.outcome().code == 3)
    _ = try await house.end()
  }

  @Test func `without a user, for another module type, for a stranger or without a daemon it denies`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    for (items, code) in [
      (["PAM_USER": ""], 2), (["PAM_USER": "\u{7}"], 2), (["PAM_TYPE": "session"], 2),
      (["PAM_USER": "bente"], 4),
      (["PAM_USER": "anna\nbente"], 4),
    ] as [([String: String], Int32)] {
      let outcome = await (try pam(house, items)).outcome()
      #expect(outcome.code == code, "\(items) \(outcome.errors)")
    }
    #expect(await (try pam(house, [:], ["--user", "bente"])).outcome().code == 4)
    _ = try await house.end()
    #expect(await (try pam(house, [:])).outcome().code == 5)
  }
}
