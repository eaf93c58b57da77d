// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// A reader that approves nothing any more, activated again for the same person; and a reader as one device more.
@Suite(.timeLimit(.minutes(20)), .enabled(if: getuid() == 0 && Peer.isWanted(program: "setpriv")))
struct EnrolAgainTests {
  private static let given = "\(Household.password)\n193746\n"

  private func numbers(_ house: Household) async throws -> [String] {
    let listed = try await house.command(["authenticator", "list", "anna", "--json"]).output
    return listed.split(separator: "\n").map(String.init)
  }

  /// Answers with the app what is asked, as its person: the link is scanned, the text read, plus.
  private func approve(_ enrolling: Child, with app: String, in house: Household) async throws {
    let line = try #require(await enrolling.line(with: "Link: "))
    let link = try #require(line.split(separator: " ").last)
    let answered = try await house.command(
      ["app", "answer", "anna", app], input: "\(Household.pin)\n\(link)\n+\n")
    #expect(answered.code == 0, "\(answered)")
    #expect(answered.output.contains("code reader"), "\(answered.output)")
  }

  @Test func `what was blocked says so everywhere, and is activated again by an approval on the app`()
    async throws
  {
    let house = try await RightsTests.household()
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    let (app, _) = try await house.activateApp(of: "anna")
    try await house.facts(["authenticator", "block", "anna", reader])
    try await house.hear(phrase: "announceThisBlocked")
    try house.type("0")
    try await house.hear(phrase: "hereBlockedOnRequest")
    let doctor = try await house.command(["doctor"])
    #expect(doctor.code != 0 && doctor.output.contains("blocked on request"), "\(doctor.output)")

    let enrolling = try house.begin(["enrol", "anna", "--stdin"], as: RightsTests.annas, input: Self.given)
    try await approve(enrolling, with: app, in: house)
    let end = await enrolling.end()
    #expect(end.status == 0, "\(end)")
    #expect(try await !numbers(house).contains { $0.contains("\"\(reader)\"") })
    #expect(try await house.command(["status"]).output.contains("The reader can be answered on."))
    _ = try await house.end()
  }

  @Test func `nobody gets it by the uid alone, and a wrong password leaves it what it was`() async throws {
    let house = try await RightsTests.household()
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    try await house.facts(["authenticator", "block", "anna", reader])
    let alone = await
      (try house.begin(["enrol", "anna", "--stdin"], as: RightsTests.annas, input: Self.given)).end()
    #expect(alone.status == 2 && alone.errors.contains("nothing else of yours approves"), "\(alone)")
    let (app, _) = try await house.activateApp(of: "anna")
    let wrong = try house.begin(
      ["enrol", "anna", "--stdin"], as: RightsTests.annas, input: "syv-gamle-kviste\n193746\n")
    try await approve(wrong, with: app, in: house)
    #expect(await wrong.end().status == 4)
    _ = try await house.end()

    let again = try await Household(folder: house.folder)
    let status = try await again.command(["status"]).output
    #expect(status.contains("anna") && status.contains("blocked on request"), "\(status)")
    _ = try await again.end()
  }

  @Test func `a reader that was deleted says so after a restart, and a clerk gives it back`() async throws {
    let house = try await RightsTests.household()
    let reader = try #require(try await house.facts(["authenticator", "list", "anna"])["authenticator"])
    try await house.facts(["authenticator", "delete", "anna", reader])
    try await house.hear(phrase: "announceThisDeleted")
    _ = try await house.end()
    let again = try await Household(folder: house.folder)
    #expect(try await again.command(["status"]).output.contains("The reader was deleted."))
    try again.type("5")
    try await again.hear(phrase: "announceThisDeleted")
    #expect(try await again.command(["enrol", "anna", "--stdin"], input: Self.given).code == 0)
    try again.type("5")
    try await again.hear(phrase: "hereRest")
    _ = try await again.end()
  }
}
