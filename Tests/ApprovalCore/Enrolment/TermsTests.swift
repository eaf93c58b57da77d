// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Storage
import Testing

@testable import ApprovalCore

/// The operator's terms: accepted before anything approves, kept in the log, and asked for again where they are others.
struct TermsTests {
  private let house: TestCore
  private let terms: Terms

  init() throws {
    house = try TestCore()
    terms = try Terms(version: "2026-1", language: "da", text: "Du må bruge læseren.\n\nAlene.")
  }

  private var core: IdentityProvider { house.core }

  @Test func `nothing is activated before the terms are accepted, and the log has which ones were`()
    async throws
  {
    try await house.restart(under: terms)
    try await house.enrolAnna()
    #expect(try await core.awaitsTerms(house.anna))
    #expect(await refusal { try await house.activate(.codeReader) } == .termsNotAccepted)
    try await core.acceptTerms(terms.digest, by: house.anna)
    #expect(try await !core.awaitsTerms(house.anna))
    house.clock.pass(.minutes(2))
    _ = try await house.activate(.codeReader)
    let row = try #require(
      await core.auditEntries(after: 0, limit: 100).first { $0.event == "terms.accepted" })
    #expect(row.user == "anna.aa" && row.subject == "2026-1 \(Hexadecimal.encode(terms.digest))")
    // Accepted once more, there is no second row.
    try await core.acceptTerms(terms.digest, by: house.anna)
    #expect(try await core.auditEntries(after: 0, limit: 100).count { $0.event == "terms.accepted" } == 1)
  }

  @Test func `what was accepted is just those words: others are asked for again`() async throws {
    try await house.restart(under: terms)
    try await house.enrolAnna()
    try await core.acceptTerms(terms.digest, by: house.anna)
    try await house.restart(under: terms)
    #expect(try await !core.awaitsTerms(house.anna))
    for other in [
      try Terms(version: "2026-2", language: "da", text: terms.text),
      try Terms(version: "2026-1", language: "da", text: terms.text + " Altid."),
      try Terms(version: "2026-1", language: "en", text: terms.text),
    ] {
      try await house.restart(under: other)
      #expect(try await core.awaitsTerms(house.anna))
      #expect(await refusal { try await core.acceptTerms(terms.digest, by: house.anna) } == .otherTerms)
      #expect(await refusal { try await house.activate(.codeReader) } == .termsNotAccepted)
    }
    try await house.restart(under: nil)
    #expect(try await !core.awaitsTerms(house.anna))
    #expect(await refusal { try await core.acceptTerms(terms.digest, by: house.anna) } == .otherTerms)
    house.clock.pass(.minutes(2))
    _ = try await house.activate(.codeReader)
  }

  @Test func `nobody who is no user accepts anything`() async throws {
    try await house.restart(under: terms)
    #expect(await refusal { try await core.acceptTerms(terms.digest, by: house.anna) } == .unknownUser)
  }

  @Test(arguments: [
    ("", "Ord."), ("2026-1", " \n"), (String(repeating: "9", count: 41), "Ord."), ("1\u{202E}", "Ord."),
    ("1", "Ord.\u{200B}"), ("1", String(repeating: "a", count: 20_001)),
  ])
  func `terms that cannot be seen and heard are none`(version: String, text: String) {
    #expect(throws: TextError.self) { try Terms(version: version, language: "da", text: text) }
  }
}
