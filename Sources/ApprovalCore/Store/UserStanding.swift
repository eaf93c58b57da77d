// SPDX-License-Identifier: GPL-3.0-or-later

/// What a request needs to know of the user it is for.
public struct UserStanding: Hashable, Sendable {
  /// By what they are proven; `nil` for nothing.
  public let proof: IdentityProof?

  /// A user as far as a request is concerned.
  public init(proof: IdentityProof?) {
    self.proof = proof
  }
}
