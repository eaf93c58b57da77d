// SPDX-License-Identifier: GPL-3.0-or-later

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
