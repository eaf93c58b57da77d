// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A Python that has the package privacyidea.
private let privacyIDEAPython = ProcessInfo.processInfo.environment["PRIVACYIDEA_PYTHON"]

/// Push logins of a real privacyIDEA server, over TLS on loopback, carried by kodeoplaeser-push.
@Suite(
  .serialized, .atLeisure, .timeLimit(.minutes(20)),
  .enabled("kodeoplaeser-push was not built, or PRIVACYIDEA_PYTHON names no Python with privacyidea") {
    access(Program.path("kodeoplaeser-push"), X_OK) == 0 && privacyIDEAPython != nil
  })
struct PushServerTests {
  private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "privacyidea-server.py")

  /// A household, a server, and the program between them.
  private final class Campus {
    let house: Household
    let server: Child
    private var program: Program?

    init() async throws {
      house = try await Household()
      try await house.enrol()
      server = try Child([try #require(privacyIDEAPython), script.path, house.folder.path])
      _ = try #require(await server.nextLine(), "\(server.errorText())")
    }

    func ask(_ command: String) async throws -> String {
      server.write(command + "\n")
      return try #require(await server.nextLine(), "\(server.errorText())")
    }

    /// Puts a new token of the server into the reader; its serial there.
    func addToken(_ name: String) async throws -> String {
      let address = try await ask("enrol")
      let added = try await house.command(["account", "add", "--name", name], input: address + "\n")
      try #require(added.code == 0, "\(added.errors)")
      return try #require(address.split(separator: "?").first?.split(separator: "/").last.map(String.init))
    }

    func carry() throws {
      program = try Program(
        "kodeoplaeser-push",
        ["--socket", "socket", "--interval", "1", "--certificates", "ca.pem"], in: house.folder)
    }

    func open() async throws {
      try await house.hear(phrase: "enterPIN")
      try house.type(Household.pin)
      try await house.hear(phrase: "question")
    }

    func approve() async throws {
      try await open()
      try house.type("+")
      try await house.hear(phrase: "confirmLogOn")
      try house.type("+")
      try await house.hear(phrase: "approved")
    }

    /// How a challenge stands once it is answered: the server tells by being asked alone.
    func outcome(of transaction: String) async throws -> String {
      while true {
        let status = try await ask("status \(transaction)")
        if status != "pending" { return status }
        try await Task.sleep(for: .milliseconds(100))
      }
    }
  }

  @Test func `logins are approved, declined, and declined as somebody else's, for two tokens of a server`()
    async throws
  {
    let campus = try await Campus()
    #expect(try await campus.ask("policy push_text_on_mobile Log på wiki?") == "True")
    let first = try await campus.addToken("Wiki")
    let second = try await campus.addToken("Mail")
    try campus.carry()
    for _ in 0..<2 { try await campus.house.hear(phrase: "pushEnrolled") }

    let approved = try await campus.ask("login \(first)")
    try await campus.approve()
    #expect(campus.house.transcript.joined().contains("wiki"))
    #expect(try await campus.outcome(of: approved) == "accept")
    #expect(try await campus.ask("finish \(first) \(approved)") == "ACCEPT")

    let declined = try await campus.ask("login \(second)")
    try await campus.open()
    try campus.house.type("-")
    try await campus.house.hear(phrase: "rejected")
    try campus.house.type("5")
    #expect(try await campus.outcome(of: declined) == "cancelled")

    let stranger = try await campus.ask("login \(second)")
    try await campus.open()
    try campus.house.type("-")
    try await campus.house.hear(phrase: "rejected")
    try campus.house.type("-")
    #expect(try await campus.outcome(of: stranger) == "declined")
    #expect(try await campus.ask("finish \(second) \(stranger)") != "ACCEPT")
    _ = try await campus.house.end()
  }

  @Test func `a code that the server wants typed is spoken after the approval`() async throws {
    let campus = try await Campus()
    #expect(try await campus.ask("policy push_code_to_phone on") == "True")
    let serial = try await campus.addToken("Wiki")
    try campus.carry()
    try await campus.house.hear(phrase: "pushEnrolled")
    _ = try await campus.ask("login \(serial)")
    try await campus.approve()
    try await campus.house.hear(phrase: "accountCode")
    _ = try await campus.house.end()
  }
}
