// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A peer's client against the real daemon: the PyPI package `varlink`, unchanged.
@Suite(.timeLimit(.minutes(20))) struct CommandLineVarlinkTests {
  private static let python = ProcessInfo.processInfo.environment["VARLINK_PYTHON"] ?? "python3"

  private static func ask(_ arguments: [String]) async throws -> Child.End {
    await (try Child([python, "-u", "-m", "varlink.cli"] + arguments)).end()
  }

  @Sendable private static func isWanted() async -> Bool {
    await Peer.isWanted(package: "varlink", by: python)
  }

  @Test(
    .enabled("the PyPI package varlink is not there; pip install varlink, or set VARLINK_PYTHON") {
      await isWanted()
    })
  func `varlink's command line asks the daemon about itself, reads its interfaces and calls them`()
    async throws
  {
    let house = try await Household()
    let address = "unix:" + house.folder.path + "/socket"
    let info = try await Self.ask(["info", address])
    #expect(info.status == 0, "is the PyPI package varlink there? \(info.errors)")
    for interface in ["Approval", "Identity", "Reader"] {
      let name = "dk.kodeoplaeser." + interface
      #expect(info.lines.contains { $0.contains(name) })
      let help = try await Self.ask(["help", "\(address)/\(name)"])
      #expect(help.lines.contains("interface \(name)"), "\(help.errors)")
    }
    let status = try await Self.ask(["call", "\(address)/dk.kodeoplaeser.Reader.Status"])
    #expect(status.lines.contains { $0.contains(#""keypadCondition": "ready""#) }, "\(status.lines)")
    let wrong = try await Self.ask(["call", "\(address)/dk.kodeoplaeser.Reader.Say", #"{"text": 7}"#])
    #expect(wrong.errors.contains("InvalidParameter"), "\(wrong.errors)")
    _ = try await house.end()
  }

  @Test(.enabled("the PyPI package varlink is not there") { await isWanted() })
  func `who asks once how a request stands is answered at once, and withdraws nothing`() async throws {
    let house = try await Household()
    try await house.enrol()
    let service = try house.begin([
      "request", "--user", "anna", "--service", "Bank", "--action", "confirm", "--text", "x", "--json",
    ])
    var lines = service.lines.makeAsyncIterator()
    let requested = try #require(await lines.next())
    let id = try #require(Household.facts(requested)["approvalID"])
    let method = "unix:\(house.folder.path)/socket/dk.kodeoplaeser.Approval.Watch"
    for _ in 0..<2 {
      let watched = try await Self.ask(["call", method, #"{"approvalID": "\#(id)"}"#])
      #expect(watched.lines.contains { $0.contains(#""state": "requested""#) }, "\(watched)")
    }
    try await house.hear(phrase: "enterPIN")
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    try await house.hear(phrase: "rejected")
    try house.type("5")
    #expect(await service.outcome().code == 1)
    _ = try await house.end()
  }
}
