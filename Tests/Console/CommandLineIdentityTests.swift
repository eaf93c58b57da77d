// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The way to an identity, and who may go it, from the command line against the real daemon.
@Suite(.serialized, .timeLimit(.minutes(20))) struct CommandLineIdentityTests {
  private static let evidence = String(repeating: "5a", count: 32)

  private func attest(_ step: String, _ enrolment: String, in house: Household) async throws -> String? {
    try await house.facts([
      "user", "attest", enrolment, "--step", step, "--verified-by", "Borgerservice", "--evidence",
      Self.evidence,
    ])["awaits"]
  }

  @Test(.enabled(if: Household.canVouch))
  func `passport, chip, face, user ID and telephone, each in its turn, and wrong ones by name`()
    async throws
  {
    let house = try await Household()
    let enrolment = try #require(try await house.facts(["user", "begin"])["enrolment"])
    let early = try await house.command([
      "user", "attest", enrolment, "--step", "face", "--verified-by", "B", "--evidence", Self.evidence,
    ])
    #expect(early.code == 4)
    #expect(early.errors.contains("another step comes first"), "\(early.errors)")
    let type = ["user", "passport", enrolment]
    let wrong = try await house.command(
      type, input: PassportCode.danish.replacing("2145908", with: "2145907"))
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("document number"), "\(wrong.errors)")
    #expect(!wrong.errors.contains("2145907"))
    #expect(try await house.facts(type, input: PassportCode.danish)["awaits"] == "chip")
    #expect(try await attest("chip", enrolment, in: house) == "face")
    #expect(try await attest("face", enrolment, in: house) == "userID")
    #expect(try await house.facts(["user", "choose", enrolment, "bente"])["awaits"] == "phone")
    try await house.facts(["user", "phone", "bente", "20123456"])
    let soon = try await house.command(["user", "phone", "bente", "20123456"])
    #expect(soon.errors.contains("too soon, not before 20"), "\(soon.errors)")
    try await house.facts(["user", "phone-code", "bente"], input: try house.codeInMessage() + "\n")
    #expect(try await house.facts(["user", "next", enrolment])["awaits"] == "authenticator")
    _ = try await house.end()
  }

  @Test(.enabled(if: Household.canVouch))
  func `who was made at the reader is proven afterwards, and then reaches the high level`() async throws {
    let house = try await Household()
    try await house.enrol()
    let (number, _) = try await house.activateApp(of: "anna")
    let asking = [
      "request", "--user", "anna", "--service", "Bank", "--action", "sign", "--text", "x", "--binding", "qr",
    ]
    let high = asking + ["--assurance", "high", "--lifetime", "1"]
    #expect(try await house.command(high).code == 4)
    let enrolment = try #require(try await house.facts(["user", "begin"])["enrolment"])
    #expect(try await house.command(["user", "prove", enrolment, "anna"]).code == 4)
    #expect(try await attest("clerk", enrolment, in: house) == "userID")
    #expect(try await house.facts(["user", "prove", enrolment, "anna"]) == [:])
    #expect(try await house.command(high).code == 3)
    try await house.facts(["authenticator", "delete", "anna", number])
    #expect(try await house.command(high).code == 4)
    _ = try await house.end()
  }

  @Test func `a device that takes another's place leaves one`() async throws {
    let house = try await Household()
    try await house.enrol()
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let order = ["authenticator", "order", "anna", "--kind", "codeDisplay"]
    let beside = try #require(try await house.facts(order)["serial"])
    let activate = ["authenticator", "activate", "anna", "--serial"]
    let full = try await house.command(activate + [beside], input: "seksten-kvist\n123456\n\n")
    #expect(full.errors.contains("as many of this kind as are allowed"), "\(full.errors)")
    let ordered = try await house.facts(order + ["--replaces", reader, "--moving-factor", "counter"])
    #expect(ordered["serial"] != beside)
    #expect(try await house.command(order + ["--replaces", "12"]).code == 4)
    #expect(try await house.command(["authenticator", "delete", "anna", reader]).code == 0)
    _ = try await house.end()
  }

  // MARK: Who may

  /// A peer is its uid: this needs the right to be another.
  @Test(.enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
  func `a stranger on this machine asks for nobody, does nothing, and learns no more than that`() async throws
  {
    let house = try await Household()
    try await house.enrol()
    let asking = ["request", "--service", "Bank", "--action", "confirm", "--text", "x", "--user"]
    for arguments in [
      asking + ["anna"], asking + ["nobody"], asking + ["anna", "--binding", "chip"],
      asking + ["anna", "--binding", "shown-code"], asking + ["anna", "--assurance", "high"],
    ] {
      let end = try await nobody(in: house, arguments).end()
      #expect(end.status == 4 && end.errors.hasSuffix("kodeoplaeser: refused: this user may not do that\n"))
      #expect(end.lines == [], "\(arguments)")
    }
    for arguments in [
      ["app", "pending", "anna"], ["app", "answer", "anna", "1"], ["authenticator", "list", "anna"],
      ["authenticator", "block", "anna", "1"], ["user", "prove", "x", "anna"], ["service", "frozen", "anna"],
      ["method", "confirm", "1"], ["method", "list", "--user", "anna", "--service", "Bank"], ["log"],
      ["log", "verify"], ["status"], ["enrol", "eve", "--stdin"],
    ] {
      let end = try await nobody(in: house, arguments).end()
      #expect(end.status == 4, "\(arguments) \(end.errors)")
      #expect(end.errors.hasSuffix("kodeoplaeser: refused: this user may not do that\n"), "\(end.errors)")
      #expect(end.lines == [], "\(arguments)")
    }
    // What receipts are verified with is for anyone.
    #expect(try await nobody(in: house, ["receipt", "key"]).end().status == 0)
    _ = try await house.end()
  }

  @Test(.enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
  func `a registered service asks under its own name alone`() async throws {
    let house = try await Household()
    try await house.enrol()
    try await house.facts(["service", "register", "Bank", "--uid", "65534"])
    let asking = [
      "request", "--user", "anna", "--action", "confirm", "--text", "x", "--lifetime", "1", "--service",
    ]
    #expect(try await nobody(in: house, asking + ["Bank"]).end().status == 3)
    #expect(try await nobody(in: house, asking + ["Borger.dk"]).end().status == 4)
    _ = try await house.end()
  }

  @Test(.enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
  func `an account asks by the user it stands for, once it may`() async throws {
    let house = try await Household()
    try await house.enrol()
    let asking = [
      "request", "--user", "anna", "--service", "Bank", "--action", "confirm", "--text", "x", "--lifetime",
      "1",
    ]
    #expect(try await nobody(in: house, asking).end().status == 4)
    try await house.facts(["user", "account", "anna", "--uid", "65534"])
    #expect(try await nobody(in: house, asking).end().status == 3)
    try await house.facts(["user", "account", "anna", "--uid", "65533"])
    #expect(try await nobody(in: house, asking).end().status == 4)
    _ = try await house.end()
  }

  @Test(.enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
  func `the account that the reader's owner has controls it, and no other, from the next call on`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    let owners = [["status"], ["authenticator", "list", "anna"], ["setting", "list"]]
    for arguments in owners { #expect(try await nobody(in: house, arguments).end().status == 4) }
    try await house.facts(["user", "account", "anna", "--uid", "65534"])
    for arguments in owners {
      let end = try await nobody(in: house, arguments).end()
      #expect(end.status == 0, "\(arguments) \(end.errors)")
    }
    // Nobody vouches for themselves.
    let enrolment = try #require(try await house.facts(["user", "begin"])["enrolment"])
    let vouching = [
      "user", "attest", enrolment, "--step", "clerk", "--verified-by", "B", "--evidence", Self.evidence,
    ]
    #expect(try await nobody(in: house, vouching).end().status == 4)
    try await house.facts(["user", "account", "anna", "--uid", "65533"])
    for arguments in owners { #expect(try await nobody(in: house, arguments).end().status == 4) }
    _ = try await house.end()
  }

  private func nobody(in house: Household, _ arguments: [String]) throws -> Child {
    try house.begin(arguments, as: 65534, input: "270945\n270945\n270945\n")
  }
}
