// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import JSON
import ServiceInterfaces
import Testing
import Varlink

/// Somebody else's app against the real daemon: what the interfaces say is enough to write one.
@Suite(.timeLimit(.minutes(20))) struct IndependentAppTests {
  @Test(
    .enabled("the PyPI package cryptography is not there") { await Peer.isWanted(package: "cryptography") })
  func `an app that was written from the interface descriptions approves under its own key`() async throws {
    let house = try await Household()
    try await house.enrol()
    let socket = house.folder.path + "/socket"
    let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "independent-app.py")
    let app = try Child(
      ["python3", script.path],
      environment: ProcessInfo.processInfo.environment.merging(["SOCKET": socket, "APP_USER": "anna"]) { $1 })
    let key = try #require(await app.nextLine(), "python3 with cryptography is needed (pip install joserfc)")
    let number = try await house.beginApp(of: "anna")
    _ = try await VarlinkClient(toDaemonAt: socket).identity.activateApp(
      .init(
        authenticator: number, pin: SecretText(Household.pin), repeated: SecretText(Household.pin),
        biometrics: false, notifications: false, deviceKey: key))
    let (service, requested) = try await house.request(
      "anna", "qr", ["--amount", "12500.00", "--currency", "DKK", "--payee", "Bo Åberg", "--language", "da"])
    app.write("\(number)\n\(Household.pin)\n\(requested["link"] ?? "")\n")
    let end = await app.end()
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.lines.first == "Betal 12 kr.")
    #expect(await service.outcome().code == 0)
    let verified = try await house.facts(["receipt", "verify", end.lines.last ?? ""])
    #expect(verified["decision"] == "approved" && verified["heardBy"] == number)
    _ = try await house.end()
  }
}
