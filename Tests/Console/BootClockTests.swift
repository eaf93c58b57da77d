// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import ServiceInterfaces
import Testing

/// A machine whose boot clock and wall clock part: the daemon in time namespaces of its own, whose boot time lies ahead and goes
/// back, while the wall clock stays (time_namespaces(7) leave that alone). To the daemon it is a wall clock that was set back by as
/// much, and again forward.
@Suite(.timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "unshare")))
struct BootClockTests {
  private static func ahead(_ seconds: Int) -> [String] {
    ["unshare", "--time", "--boottime", "\(seconds)", "--monotonic", "\(seconds)"]
  }

  /// Ends the household that ran last and begins the next on its records; the folder is the first one's, and goes with it.
  private func restart(_ houses: inout [Household], ahead seconds: Int) async throws -> Household {
    _ = try await houses.last?.end()
    let next = try await Household(folder: houses.first?.folder, under: Self.ahead(seconds))
    houses.append(next)
    return next
  }

  private func confirm(_ app: String, in house: Household) async throws -> String? {
    try await Account(0, in: house).call(.confirmSwitch, .texts(["authenticator": app])).rule
  }

  @Test func `a lock and a wait are as long as boot time says, wherever the clocks go`() async throws {
    var houses: [Household] = []
    defer { withExtendedLifetime(houses) {} }
    var house = try await restart(&houses, ahead: 0)
    try await house.enrol()
    try await lock(house)
    let (app, _) = try await house.activateApp(of: "anna")
    #expect(
      try await Account(0, in: house).call(.requestSwitch, .texts(["authenticator": app]))["dueAt"] != nil)

    house = try await restart(&houses, ahead: 59 * 60)
    let behind = try await house.facts(["status"])
    #expect(behind["readerState"] == "locked")
    #expect((-3600 ... -3480).contains(Int(behind["clockSet"] ?? "") ?? 0), "\(behind)")
    #expect(try await confirm(app, in: house) == "refusedTooSoon")

    house = try await restart(&houses, ahead: 61 * 60)
    #expect(try await house.facts(["status"])["readerState"] == "active")
    #expect(try await confirm(app, in: house) == "refusedTooSoon")

    // Boot time went back: it is another boot to the core, and what was seen to pass has passed.
    house = try await restart(&houses, ahead: 0)
    #expect(try await confirm(app, in: house) == "refusedTooSoon")
    house = try await restart(&houses, ahead: 22 * 3600)
    #expect(try await confirm(app, in: house) == "refusedTooSoon")
    house = try await restart(&houses, ahead: 24 * 3600)
    #expect(try await confirm(app, in: house) == nil)
    #expect(try await house.command(["log", "verify"]).code == 0)
    _ = try await house.end()
  }

  /// Three wrong PINs.
  private func lock(_ house: Household) async throws {
    let asking = try await house.request("anna", "one-time-code")
    try await house.hear(phrase: "enterPIN")
    for phrase in ["wrongPIN", "wrongPINLastTry", "locked"] {
      try house.type("583920")
      try await house.hear { $0.phrase?.hasPrefix(phrase) == true }
    }
    _ = await asking.service.outcome()
    #expect(try await house.facts(["status"])["readerState"] == "locked")
  }
}
