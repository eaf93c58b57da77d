// SPDX-License-Identifier: GPL-3.0-or-later

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
