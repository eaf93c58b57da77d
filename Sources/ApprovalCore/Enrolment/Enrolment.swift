// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// One person's way to an identity, as far as it has come; kept after each step, so that it goes on where it stopped.
///
/// 1. Passport code, chip and face come in this order; a clerk's vouching stands for all three.
/// 2. A user ID is chosen once the person is proven, and then it stands.
/// 3. Telephone and authenticator are the user's own records and follow after.
public struct Enrolment: Sendable {
  /// What it is called.
  public let id: EnrolmentID
  /// When it was begun.
  public let startedAt: Instant
  /// The passport's code as it was typed, until the user ID is chosen or it is too late for that; then it is forgotten.
  public internal(set) var zone: Secret?
  /// What others checked, one for a step.
  public internal(set) var attestations: [Attestation]
  /// The user it led to.
  public internal(set) var user: UserID?

  /// An enrolment as it is kept.
  public init(
    id: EnrolmentID, startedAt: Instant, zone: Secret? = nil, attestations: [Attestation] = [],
    user: UserID? = nil
  ) {
    self.id = id
    self.startedAt = startedAt
    self.zone = zone
    self.attestations = attestations
    self.user = user
  }

  /// What is proven so far; `nil` while steps are missing.
  public var proof: IdentityProof? {
    IdentityProof(attestations, of: id.caseName)
  }

  /// The step that is awaited, as far as the enrolment itself tells; `nil` once there is a user.
  public var awaited: EnrolmentStep? {
    if user != nil { return nil }
    if proof != nil { return .userID }
    if zone == nil { return .passportCode }
    return attestations.contains { $0.step == .chip } ? .face : .chip
  }

  /// Takes the passport's code; typed again, it begins the passport's steps again.
  mutating func take(_ passport: Passport) throws(CoreError) {
    guard let awaited, awaited != .userID else { throw .refused(.stepNotNow(awaited)) }
    zone = Secret(utf8: passport.zone.text)
    attestations.removeAll { $0.step != .clerk }
  }

  /// Takes what somebody checked, where that is what is awaited; a clerk may vouch until the user ID is chosen.
  mutating func take(_ attestation: Attestation) throws(CoreError) {
    guard let awaited, attestation.step == .clerk || attestation.step.enrolmentStep == awaited else {
      throw .refused(.stepNotNow(awaited))
    }
    attestations.removeAll { $0.step == attestation.step }
    attestations.append(attestation)
  }

  /// Takes the name that the person chose, and forgets the passport's code.
  mutating func take(_ user: UserID) throws(CoreError) {
    guard awaited == .userID else { throw .refused(.stepNotNow(awaited)) }
    self.user = user
    zone = nil
  }
}

extension Attestation.Step {
  /// The step of an enrolment that it answers; a clerk's is the passport's first, and the two after it.
  fileprivate var enrolmentStep: EnrolmentStep {
    switch self {
    case .chip: .chip
    case .face: .face
    case .clerk: .passportCode
    }
  }
}
