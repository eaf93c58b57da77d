// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Foundation
import Testing

/// The rules of the core from the command line, against the real daemon.
@Suite(.timeLimit(.minutes(20))) struct CommandLineRuleTests {
  @Test(.enabled(if: Household.canVouch))
  func `a clerk vouches, and a code display is ordered, activated and blocked`() async throws {
    let house = try await Household()
    func run(_ arguments: [String], _ input: String = "") async throws -> [String: String] {
      let outcome = try await house.command(arguments + ["--json"], input: input)
      try #require(outcome.code == 0, "\(arguments) \(outcome.errors)")
      let line = Data(outcome.output.split(separator: "\n").first.map(String.init)?.utf8 ?? "{}".utf8)
      return try JSONDecoder().decode([String: String].self, from: line)
    }
    let enrolment = try #require(try await run(["user", "begin"])["enrolment"])
    #expect(try await run(["user", "next", enrolment]) == ["awaits": "passportCode"])
    let evidence = String(repeating: "5a", count: 32)
    let vouched = try await run([
      "user", "attest", enrolment, "--step", "clerk", "--verified-by", "Borgerservice", "--evidence",
      evidence,
    ])
    #expect(vouched == ["awaits": "userID"])
    #expect(try await run(["user", "choose", enrolment, "bente"]) == ["awaits": "phone"])
    let ordered = try await run(["authenticator", "order", "bente", "--kind", "codeDisplay"])
    let (number, serial) = (try #require(ordered["authenticator"]), try #require(ordered["serial"]))
    #expect(ordered["seed"] == nil)
    let wrong = try await house.command(
      ["authenticator", "activate", "bente", "--serial", serial], input: "fjorten-kvist\n000000\n")
    #expect(wrong.code == 4)
    #expect(wrong.errors.contains("wrong serial number or code"), "\(wrong.errors)")
    _ = try await run(["authenticator", "block", "bente", number])
    #expect(
      try await run(["authenticator", "list", "bente"]) == [
        "authenticator": number, "kind": "codeDisplay", "state": "blocked", "serial": serial,
      ])
    _ = try await run(["authenticator", "delete", "bente", number])
    #expect(try await house.command(["authenticator", "list", "bente"]).output == "")
    _ = try await house.end()
  }

  @Test func `what a rule says no to is named, and ends with 4; what cannot be is 2`() async throws {
    let house = try await Household()
    try await house.enrol()
    for (arguments, code, says) in [
      (["app", "begin", "anna"], 4, "no telephone number"), (["app", "begin", "nobody"], 4, "no such user"),
      (["method", "request", "12"], 4, "no such authenticator"),
      (["method", "request", "x"], 2, "authenticator"),
      (["user", "phone", "anna", "12"], 2, "number"), (["user", "next", "x"], 4, "no such enrolment"),
      (["service", "register", "Bank"], 2, "--uid"), (["user", "choose", "a", "b", "c"], 2, "too many"),
      (["service", "unfreeze", "anna", "Bank"], 4, "did not stop this service"),
    ] as [([String], Int32, String)] {
      let outcome = try await house.command(arguments)
      #expect(outcome.code == code, "\(arguments) \(outcome.errors)")
      #expect(outcome.errors.contains(says), "\(arguments) \(outcome.errors)")
    }
    _ = try await house.end()
  }

  @Test func `a password is changed from standard input, and the old one holds no more`() async throws {
    let house = try await Household()
    try await house.enrol()
    let change = ["user", "password", "anna"]
    #expect(try await house.command(change, input: "wrong-kvist\nseksten-kvist\n").code == 4)
    #expect(try await house.command(change, input: "\(Household.password)\nseksten-kvist\n").code == 0)
    #expect(try await house.command(change, input: "\(Household.password)\nseksten-kvist\n").code == 4)
    _ = try await house.end()
  }

  @Test func `a second order and the last device are not passed over in silence`() async throws {
    let house = try await Household()
    try await house.enrol()
    try await house.prove("bente")
    let order = ["authenticator", "order", "bente", "--kind", "codeDisplay"]
    let first = try await house.command(order)
    #expect(first.code == 0 && first.errors.isEmpty, "\(first)")
    let second = try await house.command(order)
    #expect(second.code == 0 && second.errors.contains("void once another is ordered"), "\(second)")
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let blocked = try await house.command(["authenticator", "block", "anna", reader])
    #expect(blocked.code == 0 && blocked.errors.contains("the last device"), "\(blocked)")
    _ = try await house.end()
  }

  @Test func `a frozen service is named, and asks again once it is let`() async throws {
    let house = try await Household()
    try await house.enrol()
    let asking = [
      "request", "--user", "anna", "--service", "Bank", "--action", "confirm", "--text", "Bekræft.",
    ]
    let rejected = try house.begin(asking)
    try await house.hear(phrase: "enterPIN")
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    try await house.hear(phrase: "rejected")
    try house.type("-")
    try await house.hear(phrase: "frozen")
    let outcome = await rejected.outcome()
    #expect(outcome.code == 1)
    #expect(outcome.output.contains("Rejected.\nReason: notMe."), "\(outcome.output)")
    #expect(try await house.command(["log"]).output.contains("rejection.notMe"))
    #expect(try await house.command(asking).code == 4)
    let frozen = try await house.command(["service", "frozen", "anna"])
    #expect(frozen.output.contains("service Bank"), "\(frozen.output)")
    #expect(try await house.command(["service", "unfreeze", "anna", "Bank"]).code == 0)
    #expect(try await house.command(["service", "frozen", "anna"]).output == "")
    _ = try await house.end()
  }

  @Test(.enabled(if: Peer.isWanted(program: "ssh-keygen")))
  func `a chip is activated by a signature that ssh-keygen makes`() async throws {
    let house = try await Household()
    try await house.enrol()
    let file = house.folder.path + "/key"
    let made = await (try Child(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", file])).end()
    try #require(made.status == 0, "\(made.errors)")
    let key = try String(contentsOfFile: file + ".pub", encoding: .utf8).trimmingCharacters(in: .newlines)
    let ordered = try await house.command(["authenticator", "chip", "anna"]).output
    let number = try #require(ordered.firstMatch(of: /Authenticator: ([0-9]+)/)?.output.1)
    let challenge = try await house.command(["authenticator", "challenge", String(number), "--key", key])
    #expect(challenge.code == 0, "\(challenge.errors)")
    let signing = ["ssh-keygen", "-Y", "sign", "-n", "approval@kodeoplaeser.dk", "-f", file]
    let signed = await (try Child(signing, input: challenge.output + "\n")).end()
    let activate = ["authenticator", "chip-activate", "anna", String(number), "--key", key]
    let signature = signed.lines.joined(separator: "\n")
    let forged = try await house.command(
      activate, input: "fjorten-kvist\n\(signature.replacingOccurrences(of: "A", with: "B"))\n")
    #expect(forged.code == 4)
    let activated = try await house.command(activate, input: "fjorten-kvist\n\(signature)\n")
    #expect(activated.code == 0, "\(activated.errors)")
    #expect(
      try await house.command(["authenticator", "list", "anna"]).output.contains("kind chip, state active"))
    _ = try await house.end()
  }

  @Test func `the doctor tells who reviewed the language it speaks, and when, or that nobody has`()
    async throws
  {
    let daemon = try SupervisedDaemon(ownVoices: true)
    #expect(await daemon.notice() == "READY=1")
    let nobody = try await daemon.command("doctor").output
    #expect(nobody.contains("The language en: Nobody who speaks it has reviewed its wording"), "\(nobody)")
    let file = daemon.folder.appendingPathComponent("Voices/en/voice.json")
    try String(contentsOf: file, encoding: .utf8)
      .replacing("\"reviewedBy\": null", with: "\"reviewedBy\": \"Anna Ærø\"")
      .replacing("\"reviewedOn\": null", with: "\"reviewedOn\": \"2026-05-01\"")
      .write(to: file, atomically: true, encoding: .utf8)
    daemon.child.send(SIGHUP)
    #expect(await daemon.notice()?.hasPrefix("RELOADING=1") == true)
    #expect(await daemon.notice() == "READY=1")
    let somebody = try await daemon.command("doctor").output
    #expect(somebody.contains("The language en: Anna Ærø reviewed its wording and its voice on 2026-05-01."))
    let told = try await daemon.command("doctor", "--json").output
    #expect(told.contains(#""isReviewed":true,"reviewedBy":"Anna Ærø","reviewedOn":"2026-05-01""#), "\(told)")
    daemon.child.send(SIGTERM)
    _ = await daemon.child.end()
  }

  @Test func `every number of policy is told with its source`() async throws {
    let house = try await Household()
    let told = try await house.command(["doctor", "--limits", "--json"])
    #expect(told.code == 0)
    let rows = told.output.split(separator: "\n").map { Household.facts(String($0)) }
    let limits = Limits().table.map { ["name": $0.name, "value": $0.value, "source": $0.source] }
    #expect(rows == limits)
    // The table is made from the limits themselves: one that is left out has no source.
    #expect(limits.count == Mirror(reflecting: Limits()).children.count)
    #expect(limits.allSatisfy { $0.values.allSatisfy { !$0.isEmpty } })
    let spoken = try await house.command(["doctor", "--limits"]).output.split(separator: "\n")
    #expect(spoken.count == limits.count)
    for (line, row) in zip(spoken, limits) {
      #expect(row.values.allSatisfy { line.contains($0) }, "\(line)")
    }
    _ = try await house.end()
  }
}
