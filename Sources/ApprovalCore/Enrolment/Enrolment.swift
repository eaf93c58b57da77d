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

/// The name of one enrolment: 128 random bits in 32 hexadecimal digits. Who knows it may go on with it.
public struct EnrolmentID: Hashable, Sendable, CustomStringConvertible {
  /// The 32 digits.
  public let text: String
  /// The name that attestations carry while the person has chosen none.
  public let caseName: UserID

  /// Takes what a person or peer gave; `nil` when it is not 32 lower-case hexadecimal digits.
  public init?(_ text: String) {
    guard ApprovalID(text) != nil, let name = try? UserID("case-" + text) else { return nil }
    self.text = text
    caseName = name
  }

  /// A fresh one; `nil` never comes of 16 bytes.
  static func random() throws(CoreError) -> EnrolmentID? {
    do {
      return EnrolmentID(Hexadecimal.encode(try Random.bytes(16)))
    } catch {
      throw .cryptography(error)
    }
  }

  /// The digits.
  public var description: String { text }
}

/// The steps to an identity, in their order.
public enum EnrolmentStep: String, CaseIterable, Sendable {
  /// The machine-readable code of the passport.
  case passportCode
  /// The chip in it, which must hold the same code.
  case chip
  /// The face, which must be the one on the chip.
  case face
  /// The name to be known by.
  case userID
  /// The telephone, bound by a code sent to it.
  case phone
  /// The first authenticator.
  case authenticator

  /// What programs know it by where another step was tried: it never changes.
  public var code: String {
    switch self {
    case .passportCode: "enrolPassportCode"
    case .chip: "enrolChip"
    case .face: "enrolFace"
    case .userID: "enrolUserID"
    case .phone: "enrolPhone"
    case .authenticator: "enrolAuthenticator"
    }
  }
}
