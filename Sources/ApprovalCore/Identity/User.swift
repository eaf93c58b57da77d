// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// One person as the core knows them.
public struct User: Sendable {
  /// The name they are known by.
  public let id: UserID
  /// The password, as it may be kept.
  public var passwordHash: PasswordHash?
  /// The telephone that text messages go to.
  public var phone: PhoneNumber?
  /// When it took the place of another; a first number is no change.
  public var phoneChangedAt: Instant?
  /// What stands behind the name; `nil` of a user made without an enrolment.
  public var proof: IdentityProof?
  /// The account on this machine that may ask for approvals by this user.
  public var systemAccount: UInt32?
  /// When they became a user.
  public let createdAt: Instant

  /// A user without anything but a name.
  public init(id: UserID, createdAt: Instant) {
    self.id = id
    self.createdAt = createdAt
  }
}

/// What stands behind a user's name.
public enum IdentityProof: String, CaseIterable, Sendable {
  /// Passport code, chip and face.
  case passport
  /// A citizen-service clerk vouched.
  case clerk
}
