// SPDX-License-Identifier: GPL-3.0-or-later

/// How sure an approval makes a service of who approved (the levels of EU regulation 910/2014, article 8).
public enum AssuranceLevel: String, CaseIterable, Sendable, Comparable {
  /// From a password alone up to an app or chip of a proven identity.
  case low, substantial, high

  /// The level that an authenticator of a kind reaches for a user with this proof of identity.
  public init(of kind: AuthenticatorKind, provenBy proof: IdentityProof?) {
    self = kind.isCodeDevice || proof == nil ? .substantial : .high
  }

  /// Less sure is less.
  public static func < (a: AssuranceLevel, b: AssuranceLevel) -> Bool {
    a.rank < b.rank
  }

  private var rank: Int {
    switch self {
    case .low: 0
    case .substantial: 1
    case .high: 2
    }
  }
}
