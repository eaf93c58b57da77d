// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The bridge of the documentation, against the real daemon and a server of this test: what Keycloak asks, and is told.
@Suite(.serialized, .timeLimit(.minutes(20))) struct BridgeTests {
  @Sendable private static func isWanted() async -> Bool { await Peer.isWanted(package: "varlink") }

  /// Keycloak, as far as a bridge sees it: posts challenges to it, and has the address that it calls back.
  private static let keycloak = URL(filePath: #filePath).deletingLastPathComponent().appending(
    path: "ciba-server.py")
  private static let bridge = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Documentation/Examples/ciba-bridge.py")

  /// A household with a bridge and the server that asks through it.
  private struct Neighbourhood {
    let house: Household
    let bridge: Child
    let server: Child

    init(as account: UInt32? = nil) async throws {
      house = try await Household()
      try await house.enrol()
      server = try Child(["python3", BridgeTests.keycloak.path])
      let callback = try #require(await server.nextLine())
      bridge = try await Self.bridge(to: callback, in: house, as: account)
      let port = try #require(await bridge.nextLine(), "\(bridge.errorText())")
      server.write("\(port)\n")
    }

    /// Of another account in a folder that it may read, with the package beside it.
    private static func bridge(to callback: String, in house: Household, as account: UInt32?) async throws
      -> Child
    {
      let arguments = ["\(house.folder.path)/socket", "Keycloak", "0", callback]
      guard let account else { return try Child(["python3", BridgeTests.bridge.path] + arguments) }
      try await house.facts(["service", "register", "Keycloak", "--uid", "\(account)"])
      let copying = await
        (try Child([
          "python3", "-c",
          """
          import os, shutil, sys, varlink
          shutil.copytree(os.path.dirname(varlink.__file__), sys.argv[2] + "/varlink")
          shutil.copy(sys.argv[1], sys.argv[2])
          """, BridgeTests.bridge.path, house.folder.path,
        ])).end()
      try #require(copying.status == 0, "\(copying.errors)")
      return try Child(
        [
          "setpriv", "--reuid=\(account)", "--regid=\(account)", "--clear-groups", "/usr/bin/python3",
          house.folder.path + "/ciba-bridge.py",
        ] + arguments)
    }

    /// Has somebody asked; what the bridge answers the post with.
    func ask(_ user: String, _ message: String) async throws -> String {
      server.write("{\"login_hint\": \"\(user)\", \"binding_message\": \"\(message)\"}\n")
      return try #require(await server.nextLine(), "\(server.errorText())")
    }

    /// What the callback is told next.
    func told() async throws -> String { try #require(await server.nextLine(), "\(server.errorText())") }

    func open() async throws {
      try await house.hear(phrase: "enterPIN")
      try house.type(Household.pin)
      try await house.hear(phrase: "question")
    }

    /// Leaves the PIN, rejects, and says nothing of why yet.
    func reject() async throws {
      try await house.hear(phrase: "enterPIN")
      try house.type("-")
      try await house.hear(phrase: "left")
      try house.type("-")
      try await house.hear(phrase: "rejected")
    }
  }

  @Test(.enabled("the PyPI package varlink is not there; pip install varlink") { await isWanted() })
  func `what Keycloak asks is heard, and the decision calls back under its token`() async throws {
    let street = try await Neighbourhood()
    #expect(try await street.ask("anna", "K7-PQX") == "201")
    try await street.open()
    #expect(street.house.transcript.contains { $0.contains(#""phrase":"adviceCompare""#) })
    try street.house.type("+")
    try await street.house.hear(phrase: "confirmLogOn")
    try street.house.type("+")
    #expect(try await street.told() == "SUCCEED under the token")

    #expect(try await street.ask("anna", "K8") == "201")
    try await street.reject()
    try street.house.type("5")
    #expect(try await street.told() == "CANCELLED under the token")
    _ = try await street.house.end()
  }

  @Test(.enabled("the PyPI package varlink is not there; pip install varlink") { await isWanted() })
  func `what is malformed, and who is not there, is answered and goes no further`() async throws {
    let street = try await Neighbourhood()
    #expect(try await street.ask("nobody", "K7-PQX") == "403")
    #expect(try await street.ask("anna", "K7\\u202e") == "403")
    street.server.write("no json\n")
    #expect(try await street.told() == "400")
    #expect(try await street.ask("anna", "K7-PQX") == "201")
    _ = try await street.house.end()
  }

  @Test(
    .enabled(if: Household.canVouch && access("/usr/bin/setpriv", X_OK) == 0),
    .enabled("the PyPI package varlink is not there; pip install varlink") { await isWanted() })
  func `a bridge of its own account asks under its name, and not once the person stopped it`() async throws {
    let street = try await Neighbourhood(as: 4001)
    #expect(try await street.ask("anna", "K7-PQX") == "201")
    try await street.reject()
    #expect(street.house.transcript.contains { $0.contains("Keycloak") })
    try street.house.type("-")
    #expect(try await street.told() == "UNAUTHORIZED under the token")
    try await street.house.hear(phrase: "frozen")
    #expect(try await street.ask("anna", "K8") == "403")
    _ = try await street.house.end()
  }
}
