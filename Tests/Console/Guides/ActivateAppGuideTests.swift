// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// Step 4 of the guide to an identity, "Activate MitID app", in both of its ways, step by step, against the real daemon.
@Suite(.atLeisure, .timeLimit(.minutes(20)), .enabled(if: Household.canVouch)) struct ActivateAppGuideTests {
  /// Somebody who is proven, with a telephone.
  private func household() async throws -> Household {
    let house = try await Household()
    try await house.prove("bente")
    try await house.facts(["user", "phone", "bente", "20123456"])
    try await house.facts(["user", "phone-code", "bente"], input: house.codeInMessage() + "\n")
    return house
  }

  private func activeApps(in house: Household) async throws -> [[String: String]] {
    try await house.command(["authenticator", "list", "bente", "--json"]).output.split(separator: "\n")
      .map { Household.facts(String($0)) }.filter { $0["kind"] == "app" && $0["state"] == "active" }
  }

  @Test func `on this device: temporary PIN, personal PIN, biometrics, notifications`() async throws {
    let house = try await household()
    // Step 1: choose this device.
    let number = try #require(try await house.facts(["app", "begin", "bente"])["authenticator"])
    // Step 2: the temporary PIN, from a text message.
    let temporary = try house.codeInMessage()
    #expect(temporary.count == 8)
    try await house.facts(["app", "temporary-pin", number], input: temporary + "\n")
    // Step 3: a personal PIN. Step 4: finger or face. Step 5: notifications.
    try await house.facts(
      ["app", "activate", number, "--biometrics", "yes", "--notifications", "yes"],
      input: Household.pin + "\n")
    let apps = try await activeApps(in: house)
    #expect(apps.count == 1 && apps[0]["biometrics"] == "yes" && apps[0]["notifications"] == "yes", "\(apps)")
    _ = try await house.end()
  }

  @Test func `on another device: the old app's code, user ID, temporary PIN, and both are active`()
    async throws
  {
    let house = try await household()
    let first = try await house.activatedApp(of: "bente")
    // Step 1: get the app on the other device.
    #expect(try await house.command(["--version"]).output.hasPrefix("kodeoplaeser "))
    // Step 2: take the first device again. Step 3: choose an app on another one. Step 4: show its code.
    let shown = try await house.facts(["app", "copy-code", "bente", first])
    // Step 5: the code is valid for three minutes.
    let end = try Date(try #require(shown["expiresAt"]), strategy: .iso8601)
    #expect(end.timeIntervalSinceNow <= 180)
    // Step 6: open the app on the other device. Step 7: get started. Step 8: copy from another app. Step 9: the code is shown on the old
    // one. Step 10: scan it. Step 11: enter the user ID.
    let copied = try await house.facts(
      ["app", "copy", "bente"], input: try #require(shown["code"]) + "\n")
    let second = try #require(copied["authenticator"])
    // Step 12: the temporary PIN, from a text message.
    try await house.facts(["app", "temporary-pin", second], input: house.codeInMessage() + "\n")
    // Step 13: go on. Step 14: a personal PIN. Step 15: the same again. Step 16: finger or face. Step 17: notifications.
    try await house.facts(
      ["app", "activate", second, "--biometrics", "no", "--notifications", "no"], input: "604813\n")
    // Step 18: ready to use, and the old one is as it was.
    let apps = try await activeApps(in: house)
    #expect(Set(apps.compactMap { $0["authenticator"] }) == [first, second], "\(apps)")
    _ = try await house.end()
  }
}

extension Household {
  /// The first app of somebody who has a telephone; its number.
  fileprivate func activatedApp(of user: String) async throws -> String {
    let number = try #require(try await facts(["app", "begin", user])["authenticator"])
    _ = try await finishApp(number)
    return number
  }
}
