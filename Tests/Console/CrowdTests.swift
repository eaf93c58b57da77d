// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// Eight accounts hold every place of the daemon and do nothing with them.
@Suite(.enabled(if: Crowd.isPossible), .timeLimit(.minutes(20))) struct CrowdTests {
  @Test func `256 idle peers shut out neither root, nor a service, nor anybody else`() async throws {
    let house = try await Household()
    try await house.enrol()
    try await house.facts(["service", "register", "Bank", "--uid", "65000"])
    let crowd = try await Crowd(61000..<61008, holding: 32, at: house.folder.path + "/socket")
    #expect(try await house.command(["status"]).code == 0)
    let asking = [
      "request", "--user", "anna", "--service", "Bank", "--action", "confirm", "--text", "x", "--lifetime",
      "1",
    ]
    #expect(try await house.begin(asking, as: 65000).end().status == 3)
    let refused = try await house.begin(asking, as: 65534).end()
    #expect(refused.status == 4, "\(refused.errors)")
    _ = try await house.end()
    withExtendedLifetime(crowd) {}
  }
}
