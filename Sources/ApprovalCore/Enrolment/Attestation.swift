// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// A step towards an identity that was not taken here: somebody checked, and stands by it.
///
/// What was checked stays with whoever checked it; its hash is kept, so that it can be held against them.
public struct Attestation: Hashable, Sendable {
  /// What was checked.
  public enum Step: String, CaseIterable, Hashable, Sendable {
    /// The passport's chip holds the code that was typed.
    case chip
    /// The face is the one on the chip.
    case face
    /// A citizen-service clerk knows who it is.
    case clerk
  }

  /// What was checked.
  public let step: Step
  /// Whose identity it is a step towards.
  public let user: UserID
  /// The office, clerk or system that checked, at most 60 characters.
  public let verifiedBy: String
  /// When it was checked.
  public let verifiedAt: Instant
  /// SHA-256 of what was checked, 32 bytes.
  public let evidence: [UInt8]

  /// Checks an attestation as it comes in at `now`.
  ///
  /// - Throws: `attestationVerifierEmpty`, `attestationVerifierTooLong`, `attestationVerifierCharacter` with the position
  ///   of what cannot be seen, `attestationEvidence`, `attestationInFuture` or `attestationTooOld`.
  public init(
    _ step: Step, of user: UserID, verifiedBy: String, at verifiedAt: Instant, evidence: [UInt8],
    now: Instant,
    limits: Limits = Limits()
  ) throws(IdentityError) {
    try Self.check(verifier: verifiedBy, limits)
    // The hash of nothing is no evidence.
    guard evidence.count == Self.evidenceLength, evidence != Digest.sha256([]) else {
      throw .attestationEvidence
    }
    guard verifiedAt <= now + limits.attestationClockSkew else { throw .attestationInFuture }
    guard verifiedAt >= now - limits.attestationAge else {
      throw .attestationTooOld(days: Int(limits.attestationAge / .seconds(86_400)))
    }
    self.step = step
    self.user = user
    self.verifiedBy = verifiedBy
    self.verifiedAt = verifiedAt
    self.evidence = evidence
  }

  private static let evidenceLength = 32

  private static func check(verifier: String, _ limits: Limits) throws(IdentityError) {
    guard verifier.contains(where: { !$0.isWhitespace }) else { throw .attestationVerifierEmpty }
    let most = limits.verifierCharacters
    do {
      // As a service's name would be: whoever reads the log must see who vouched.
      try VisibleText.check(verifier, as: .service, characters: most, bytes: most * 8)
    } catch {
      guard case .invisible(let position, _) = error.reason else {
        throw .attestationVerifierTooLong(most: most)
      }
      throw .attestationVerifierCharacter(position: position)
    }
  }
}

extension Attestation: CustomStringConvertible {
  /// One line for the log: `face of anna, verified by Borgerservice at 2026-11-21T03:04:05Z, evidence 2c26…`.
  public var description: String {
    "\(step.rawValue) of \(user), verified by \(verifiedBy) at \(verifiedAt), evidence \(Hexadecimal.encode(evidence))"
  }
}

extension IdentityProof {
  /// The steps that must be attested; a clerk's vouching replaces the passport's.
  public var steps: Set<Attestation.Step> {
    switch self {
    case .passport: [.chip, .face]
    case .clerk: [.clerk]
    }
  }

  /// What attestations prove together of `user`; `nil` while steps are missing. Those of others count for nothing.
  public init?(_ attestations: some Sequence<Attestation>, of user: UserID) {
    let attested = Self.attested(attestations, of: user)
    guard let proof = Self.allCases.first(where: { $0.steps.isSubset(of: attested) }) else { return nil }
    self = proof
  }

  /// The steps that this proof of `user` still wants.
  public func missingSteps(
    after attestations: some Sequence<Attestation>, of user: UserID
  ) -> Set<Attestation.Step> {
    steps.subtracting(Self.attested(attestations, of: user))
  }

  private static func attested(
    _ attestations: some Sequence<Attestation>, of user: UserID
  ) -> Set<Attestation.Step> {
    Set(attestations.lazy.filter { $0.user == user }.map(\.step))
  }
}
