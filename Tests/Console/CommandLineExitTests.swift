// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// How `kodeoplaeser` ends, against the real daemon.
@Suite(.timeLimit(.minutes(20))) struct CommandLineExitTests {
  private static let asking = [
    "request", "--user", "anna", "--service", "Bank", "--action", "confirm", "--text", "Bekræft.",
  ]

  @Test func `each state is one JSON object a line, in the order and with the members that are promised`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin(Self.asking + ["--json"])
    var lines = service.lines.makeAsyncIterator()
    let requested = try #require(await lines.next())
    let shape =
      /\{"state":"requested","approvalID":"([^"]+)","oneTimeCode":"([0-9]{6})","expiresAt":"[0-9T:.Z-]+"\}/
    let match = try #require(requested.wholeMatch(of: shape), "\(requested)")
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    #expect(await lines.next() == #"{"state":"opened"}"#)
    try await house.hear(phrase: "enterCode")
    try house.type(String(match.output.2))
    #expect(await lines.next() == #"{"state":"bound"}"#)
    try await house.hear(phrase: "timeLeft")
    #expect(await lines.next() == #"{"state":"heard"}"#)
    try house.type("++")
    let approved = try #require(await lines.next())
    #expect(approved.wholeMatch(of: /\{"state":"approved","receipt":"[\w.-]+"\}/) != nil, "\(approved)")
    #expect(await lines.next() == nil)
    #expect(await service.outcome().code == 0)
    _ = try await house.end()
  }

  @Test func `a rejection says why`() async throws {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin(Self.asking + ["--json"])
    try await house.hear(phrase: "enterPIN")
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    try await house.hear(phrase: "rejected")
    try house.type("5")
    let outcome = await service.outcome()
    #expect(outcome.code == 1)
    let last = outcome.output.split(separator: "\n").last.map(String.init) ?? ""
    #expect(last.contains(#""state":"rejected""#) && last.contains(#""reason":"changedMind""#), "\(last)")
    #expect(outcome.output.components(separatedBy: "rejected").count == 2, "\(outcome.output)")
    _ = try await house.end()
  }

  @Test(arguments: [SIGINT, SIGTERM])
  func `a request that is interrupted is taken back, and ends with 3`(signal: Int32) async throws {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin(Self.asking + ["--json"])
    try await house.hear(phrase: "enterPIN")
    service.send(signal)
    try await house.hear { $0.state == "cancelled" }
    let outcome = await service.outcome()
    #expect(outcome.code == 3)
    #expect(outcome.output.contains(#"{"state":"cancelled"}"#), "\(outcome.output)")
    _ = try await house.end()
  }

  @Test func `a service that dies takes its request with it`() async throws {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin(Self.asking)
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    // It follows the request once it tells of a state: before, nothing says that it has gone.
    for await line in service.lines where line.contains("typed the PIN") { break }
    service.send(SIGKILL)
    try await house.hear { $0.state == "cancelled" }
    _ = await service.outcome()
    _ = try await house.end()
  }

  @Test func `a wrong spoken code is refused, with 4 and nothing more`() async throws {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin(Self.asking + ["--binding", "spoken-code", "--json"])
    try await house.hear(phrase: "arrivalWaits")
    try house.type("+")
    try await house.hear { $0.state == "heard" }
    service.type("000000\nnot-the-password\n")
    service.endInput()
    let outcome = await service.outcome()
    #expect(outcome.code == 4)
    #expect(
      outcome.errors.split(separator: "\n").allSatisfy { $0 == "kodeoplaeser: refused" }, "\(outcome.errors)")
    _ = try await house.end()
  }

  @Test func `no daemon is 5, and says where it was looked for`() async throws {
    let outcome = try await Program.run("kodeoplaeser", ["--socket", "/no/such/socket", "status"])
    #expect(outcome.code == 5)
    #expect(outcome.errors.contains("/no/such/socket"))
  }

  @Test(arguments: [["receipt", "verify", "a.b.c"], ["receipt", "verify", ""]])
  func `what does not hold is no success`(arguments: [String]) async throws {
    let house = try await Household()
    let outcome = try await house.command(arguments)
    #expect(outcome.code == (arguments.last == "" ? 2 : 6), "\(outcome)")
    _ = try await house.end()
  }

  @Test func `a rule that a password breaks is named, and the password is not`() async throws {
    let house = try await Household()
    let outcome = try await house.command(["enrol", "anna", "--stdin"], input: "anna-kvist\n270945\n")
    #expect(outcome.code == 2)
    #expect(!outcome.errors.contains("anna-kvist"))
    let cut = try await house.command(["enrol", "anna", "--stdin"], input: "fjorten-kvist\n")
    #expect(cut.code == 2)
    #expect(cut.errors.contains("PIN"), "\(cut.errors)")
    _ = try await house.end()
  }

  @Test func `nothing secret is in the command line of any process, or in what it prints`() async throws {
    let house = try await Household()
    let enrolling = try house.begin(["enrol", "anna", "--stdin"])
    enrolling.type("\(Household.password)\n")
    var commandLine = ""
    // Empty for the moment in which a process becomes another program (execve(2)).
    while commandLine.isEmpty {
      commandLine = try String(contentsOfFile: "/proc/\(enrolling.pid)/cmdline", encoding: .utf8)
      await Task.yield()
    }
    #expect(commandLine.contains("--stdin") && !commandLine.contains(Household.password))
    enrolling.type("\(Household.pin)\n")
    let outcome = await enrolling.outcome()
    #expect(outcome.code == 0)
    let log = try await house.command(["log", "--json"])
    for secret in [Household.password, Household.pin] {
      #expect(!(outcome.output + outcome.errors + log.output).contains(secret))
    }
    _ = try await house.end()
  }

  @Test func `keys are typed by command only where the owner allows it`() async throws {
    let house = try await Household()
    #expect(try await house.command(["press", "5"]).code == 4)
    _ = try await house.end()
    let open = try await Household(["--allow-press"])
    #expect(try await open.command(["press"], input: "5\n").code == 0)
    try await open.hear { $0.key == "5" || $0.key == "•" }
    let wrong = try await open.command(["press", "5x"])
    #expect(wrong.code == 2)
    _ = try await open.end()
  }
}
