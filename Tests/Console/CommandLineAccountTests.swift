// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Other services' codes: kept from standard input, named, spoken, forgotten.
@Suite(.timeLimit(.minutes(20))) struct CommandLineAccountTests {
  /// The key of RFC 4226, appendix D, whose first codes are printed there.
  private static let key = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
  private static let counting = "otpauth://hotp/Example:anna?secret=\(key)&issuer=Example&counter=0"
  private static let codes = ["755224", "287082", "359152"]

  @Test func `a counting account speaks each code once, and a restart does not bring one back`() async throws
  {
    let house = try await Household(["--transcript-secrets"])
    let added = try await house.command(["account", "add"], input: Self.counting + "\n")
    #expect(added.code == 0, "\(added.errors)")
    #expect(added.output == "The account Example anna is kept.")
    for code in Self.codes.prefix(2) { try await speak(in: house, hearing: code) }
    _ = try await house.end()
    let again = try await Household(["--transcript-secrets"], folder: house.folder)
    try await speak(in: again, hearing: Self.codes[2])
    _ = try await again.end()
  }

  @Test func `accounts are named in their order, and forgotten by name`() async throws {
    let house = try await Household()
    for name in ["Bibliotek", "Arbejde"] {
      #expect(
        try await house.command(["account", "add", "--name", name], input: Self.counting + "\n").code == 0)
    }
    #expect(try await house.command(["account", "list"]).output == "Bibliotek\nArbejde")
    #expect(try await house.command(["account", "remove", "Bibliotek"]).code == 0)
    #expect(try await house.command(["account", "list", "--json"]).output == #"{"name":"Arbejde"}"#)
    #expect(try await house.command(["account", "remove", "Bibliotek"]).code == 2)
    #expect(try await house.command(["code", "--account", "Bibliotek"]).code == 2)
    _ = try await house.end()
  }

  @Test func `what cannot be an account is refused by its rule, and its key is not repeated`() async throws {
    let house = try await Household()
    let rows = [
      (Self.counting.replacingOccurrences(of: "hotp", with: "motp"), "hotp, totp or steam"),
      (Self.counting.replacingOccurrences(of: "&counter=0", with: ""), "counter"),
      (Self.counting.replacingOccurrences(of: "GEZD", with: "GEZ1"), "base 32"), ("", "standard input"),
    ]
    for (uri, rule) in rows {
      let outcome = try await house.command(["account", "add"], input: uri + "\n")
      #expect(outcome.code == 2)
      #expect(outcome.errors.contains(rule), "\(outcome.errors)")
      #expect(!outcome.errors.contains("GNBVGY3T"))
    }
    #expect(try await house.command(["account", "add"], input: Self.counting + "\n").code == 0)
    let again = try await house.command(["account", "add"], input: Self.counting + "\n")
    #expect(again.code == 2)
    #expect(again.errors.contains("of that name"), "\(again.errors)")
    _ = try await house.end()
  }

  private func speak(in house: Household, hearing code: String) async throws {
    #expect(try await house.command(["code", "--account", "Example anna"]).code == 0)
    let spoken = try await house.hear { $0.complete == true && $0.say?.contains(where: \.isNumber) == true }
    let digits = try #require(spoken.say).filter(\.isNumber)
    #expect(digits == code, "\(spoken)")
  }
}
