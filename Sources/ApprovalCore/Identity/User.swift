// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// One person as the core knows them.
public struct User: Sendable {
  public let id: UserID
  public var passwordHash: PasswordHash?
  public var passwordFailures: Int
  public var passwordLockedUntil: Instant?
  public var phone: PhoneNumber?
  public var phoneChangedAt: Instant?
  public var proof: IdentityProof?
  /// The account on this machine that may ask for approvals by this user.
  public var systemAccount: UInt32?
  public let createdAt: Instant

  public init(id: UserID, createdAt: Instant) {
    self.id = id
    self.createdAt = createdAt
    self.passwordFailures = 0
  }
}

/// What stands behind a user's name.
public enum IdentityProof: String, CaseIterable, Sendable {
  /// Passport code, chip and face.
  case passport
  /// A citizen-service clerk vouched.
  case clerk
}
