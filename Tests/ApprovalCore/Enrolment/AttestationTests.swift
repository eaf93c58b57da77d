// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

@Suite struct AttestationTests {
  static let now = Instant(milliseconds: 1_795_230_000_000)
  let anna: UserID

  init() throws { anna = try UserID("anna") }

  private func attestation(
    _ step: Attestation.Step = .face, of user: UserID? = nil, by verifier: String = "Borgerservice Nuuk",
    ago: Duration = .seconds(60), evidence: [UInt8] = Digest.sha256([1])
  ) throws(IdentityError) -> Attestation {
    try Attestation(
      step, of: user ?? anna, verifiedBy: verifier, at: Self.now - ago, evidence: evidence, now: Self.now)
  }

  @Test func `an attestation says what was checked, by whom, when and on what evidence`() throws {
    let made = try attestation()
    #expect(
      made.description
        == "face of anna, verified by Borgerservice Nuuk at \(made.verifiedAt), evidence "
        + Hexadecimal.encode(Digest.sha256([1])))
  }

  @Test(arguments: [
    ("", IdentityError.attestationVerifierEmpty), (" \u{A0} ", .attestationVerifierEmpty),
    ("Borger\u{202E}service", .attestationVerifierCharacter(position: 7)),
    ("Borger\nservice", .attestationVerifierCharacter(position: 7)),
    (String(repeating: "a", count: 61), .attestationVerifierTooLong(most: 60)),
    ("a" + String(repeating: "\u{301}", count: 600), .attestationVerifierTooLong(most: 60)),
  ])
  func `who checked must have a name that can be seen`(verifier: String, error: IdentityError) {
    #expect(throws: error) { try attestation(by: verifier) }
  }

  @Test(arguments: [
    [], [UInt8](repeating: 1, count: 31), [UInt8](repeating: 1, count: 33), Digest.sha256([]),
  ])
  func `evidence is the hash of something`(evidence: [UInt8]) {
    #expect(throws: IdentityError.attestationEvidence) { try attestation(evidence: evidence) }
  }

  @Test func `a check counts for thirty days and not before it was made`() throws {
    _ = try attestation(ago: .seconds(30 * 86_400))
    #expect(throws: IdentityError.attestationTooOld(days: 30)) {
      try attestation(ago: .seconds(30 * 86_400 + 1))
    }
    _ = try attestation(ago: .seconds(-120))
    #expect(throws: IdentityError.attestationInFuture) { try attestation(ago: .seconds(-121)) }
  }

  @Test(
    arguments: [
      ([], nil), ([.chip], nil), ([.face], nil), ([.chip, .face], .passport), ([.face, .face], nil),
      ([.clerk], .clerk), ([.clerk, .chip], .clerk), ([.clerk, .face, .chip], .passport),
    ] as [([Attestation.Step], IdentityProof?)])
  func `chip and face prove an identity, and so does a clerk`(
    steps: [Attestation.Step], proof: IdentityProof?
  ) throws {
    var attestations: [Attestation] = []
    for step in steps { attestations.append(try attestation(step)) }
    #expect(IdentityProof(attestations, of: anna) == proof)
  }

  @Test func `another person's attestations prove nothing`() throws {
    let others = try [attestation(.chip, of: UserID("bodil")), attestation(.clerk, of: UserID("bodil"))]
    let attestations = others + [try attestation(.face)]
    #expect(IdentityProof(attestations, of: anna) == nil)
    #expect(IdentityProof.passport.missingSteps(after: attestations, of: anna) == [.chip])
    #expect(IdentityProof.clerk.missingSteps(after: attestations, of: anna) == [.clerk])
  }
}
