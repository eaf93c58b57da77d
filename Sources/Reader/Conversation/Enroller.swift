// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// Makes the reader somebody's: the seam to whoever knows where its seed is kept.
public protocol Enroller: Sendable {
  /// Makes the user, and activates this reader for them.
  func enrol(_ user: UserID, password: Password, pin: PIN) async throws(EnrolmentRefusal) -> Owner
}

/// Why nobody was enrolled.
public enum EnrolmentRefusal: Error, Hashable {
  /// The user ID is somebody else's, or the reader is.
  case taken
  /// It could not be done or kept; with what is said of it.
  case failed(Fault)
}
