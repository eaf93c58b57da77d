// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Cryptography
import Foundation
import Testing

/// Two people and one reader, over the real daemon: whose it is comes before a PIN, and nothing of one is heard, listed or answered
/// with what is the other's.
@Suite(.serialized, .atLeisure, .timeLimit(.minutes(20)), .enabled(if: Household.canVouch))
struct TwoPeopleTests {
  private static let (pin, password) = ("193746", "femten-graner")
  private static let (annas, bents): (UInt32, UInt32) = (65534, 65533)
  private static let annasAccount = "otpauth://totp/Skole:anna?secret=GEZDGNBVGY3TQOJQ\n"

  /// Anna's reader, which root lets Bent use too.
  private static func shared() async throws -> Household {
    let house = try await Household()
    try await house.enrol()
    let enrolled = try await house.command(["enrol", "bent", "--stdin"], input: "\(password)\n\(pin)\n")
    #expect(enrolled.code == 0, "\(enrolled.errors)")
    try await house.hear(phrase: "announceUserAdded")
    return house
  }

  private func type(_ keys: String, in house: Household, hearing phrase: String) async throws {
    try house.type(keys)
    try await house.hear(phrase: phrase)
  }

  private func reader(of user: String, in house: Household) async throws -> String {
    try #require(try await house.facts(["authenticator", "list", user])["authenticator"])
  }

  @Test func `a request takes its user's PIN alone, and is answered on their reader`() async throws {
    let house = try await Self.shared()
    let (service, requested) = try await house.request("bent", "one-time-code")
    try await house.hear(phrase: "forUser")
    try await house.hear(phrase: "arrival")
    try await house.hear(phrase: "enterPIN")
    try await type(Household.pin, in: house, hearing: "wrongPIN")
    #expect(!house.transcript.joined().contains("12 kr"))
    try await type(Self.pin, in: house, hearing: "enterCode")
    try house.type(try #require(requested["oneTimeCode"]))
    try await house.hear { $0.state == "heard" }
    try await house.hear(phrase: "timeLeft")
    try await type("+", in: house, hearing: "confirmApprove")
    try await type("+", in: house, hearing: "approved")
    let outcome = await service.outcome()
    #expect(outcome.code == 0)
    let last = Household.facts(outcome.output.split(separator: "\n").last.map(String.init) ?? "")
    let payload = try #require(last["receipt"]).split(separator: ".")[1]
    let claims = String(decoding: try #require(Base64.url.decode(String(payload))), as: UTF8.self)
    let (bents, annas) = (try await reader(of: "bent", in: house), try await reader(of: "anna", in: house))
    #expect(bents != annas)
    #expect(claims.contains(#""heard_by":"\#(bents)""#), "\(claims)")
    #expect(claims.contains(#""sub":"bent""#))
    _ = try await house.end()
  }

  @Test func `a code that is spoken takes the PIN before its text, and so do zero and the personal menu`()
    async throws
  {
    let house = try await Self.shared()
    let (service, _) = try await house.request("anna", "spoken-code")
    try await house.hear(phrase: "arrivalWaits")
    try await type("+", in: house, hearing: "enterPIN")
    try await type(Self.pin, in: house, hearing: "wrongPIN")
    try await type("-", in: house, hearing: "left")
    try await type("-", in: house, hearing: "rejected")
    #expect(await service.outcome().code == 1)
    try await type("e0", in: house, hearing: "userDigit")
    try await type("1", in: house, hearing: "enterPIN")
    try await type(Self.pin, in: house, hearing: "wrongPINLastTry")
    try await type("-", in: house, hearing: "hereRest")
    let told = house.transcript.joined()
    for phrase in ["codeFollows", "yourCode", "textApprove", "personalOpened", "historyRejected"] {
      #expect(!told.contains("\"\(phrase)\""), "\(phrase)")
    }
    #expect(!told.contains("12 kr"))

    // What was wrong counts for whom it was tried, and keeps the other from nothing.
    try await type("01", in: house, hearing: "enterPIN")
    try await type(Self.pin, in: house, hearing: "locked")
    let status = try await house.command(["status"]).output
    #expect(status.contains("anna (locked), bent"), "\(status)")
    let doctor = try await house.command(["doctor"])
    #expect(doctor.code != 0 && doctor.output.contains("For anna: The reader is locked"), "\(doctor.output)")
    try await type("-02", in: house, hearing: "enterPIN")
    try await type(Self.pin, in: house, hearing: "yourCode")
    _ = try await house.end()
  }

  @Test func `accounts are each person's, over the socket too`() async throws {
    let house = try await Self.shared()
    for (user, account) in [("anna", Self.annas), ("bent", Self.bents)] {
      try await house.facts(["user", "account", user, "--uid", "\(account)"])
    }
    let nobodys = try await house.command(["account", "add"], input: Self.annasAccount)
    #expect(nobodys.code == 2 && nobodys.errors.contains("--user names one of anna, bent"), "\(nobodys)")
    try await house.facts(["account", "add", "--user", "anna"], input: Self.annasAccount)
    try await house.hear(phrase: "announceAccountsChanged")
    #expect(!house.transcript.joined().contains("Skole"))
    #expect(try await house.command(["account", "list", "--user", "bent"]).output.isEmpty)

    let own = try await house.begin(["account", "list"], as: Self.annas).end()
    #expect(own.lines == ["Skole anna"], "\(own)")
    #expect(try await house.begin(["account", "list"], as: Self.bents).end().lines.isEmpty)
    let others = try await house.begin(["account", "list", "--user", "anna"], as: Self.bents).end()
    #expect(others.status == 4, "\(others)")
    let spoken = try await house.begin(["code", "--user", "anna"], as: Self.bents).end()
    #expect(spoken.status == 4, "\(spoken)")
    let blocked = try await house.begin(
      ["authenticator", "block", "anna", try await reader(of: "anna", in: house)], as: Self.bents
    ).end()
    #expect(blocked.status == 4, "\(blocked)")
    _ = try await house.end()
  }

  @Test func `both are there after a restart, each as they set it, until one leaves`() async throws {
    let first = try await Self.shared()
    try await first.facts(["setting", "change", "rate", "3", "--user", "bent"])
    try await first.facts(["setting", "change", "language", "en", "--user", "bent"])
    _ = try await first.end()
    let house = try await Household(folder: first.folder)
    #expect(try await house.command(["status"]).output.contains("activated for anna, bent"))
    #expect(
      try await house.command(["setting", "list", "--user", "bent"]).output.contains("rate is 3"))
    #expect(
      try await house.command(["setting", "list", "--user", "anna"]).output.contains("rate is 0"))
    let (service, _) = try await house.request("bent", "one-time-code")
    #expect(try await house.hear { $0.phrase == "arrival" }.language == "en")
    try await house.hear(phrase: "enterPIN")
    try await type("-", in: house, hearing: "left")
    try await type("-", in: house, hearing: "rejected")
    #expect(await service.outcome().code == 1)
    try house.type("0")
    #expect(try await house.hear { $0.phrase == "whose" }.language == "da")
    try await type("-", in: house, hearing: "hereRest")
    try await house.facts(["authenticator", "delete", "bent", try await reader(of: "bent", in: house)])
    try await house.hear(phrase: "announceUserLeft")
    try await type("0", in: house, hearing: "yourCode")
    #expect(try await house.command(["status"]).output.contains("The reader is activated for anna."))
    _ = try await house.end()
    let last = try await Household(folder: first.folder)
    try await type("0", in: last, hearing: "yourCode")
    _ = try await last.end()
  }

  @Test func `nobody but root lets another use it, and no more than there are digits`() async throws {
    let house = try await Household()
    try await house.enrol()
    try await house.facts(["user", "account", "anna", "--uid", "\(Self.annas)"])
    let given = "\(Self.password)\n\(Self.pin)\n"
    let refused = try await house.begin(["enrol", "bent", "--stdin"], as: Self.annas, input: given).end()
    #expect(refused.status == 2 && refused.errors.contains("root enrols one more user"), "\(refused)")
    for number in 2...9 {
      let enrolled = try await house.command(["enrol", "person\(number)", "--stdin"], input: given)
      #expect(enrolled.code == 0, "\(enrolled.errors)")
    }
    let full = try await house.command(["enrol", "person10", "--stdin"], input: given)
    #expect(full.code == 2 && full.errors.contains("as many users as it can have"), "\(full)")
    _ = try await house.end()
  }
}
