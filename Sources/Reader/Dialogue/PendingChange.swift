// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// A change that is asked for and not made, and that a key gives up: a switch to one-time codes, or a recovery.
public enum PendingChange: String, CaseIterable, Sendable {
  /// Its 24 hours have not passed: it can be given up.
  case waiting
  /// They have passed: it can be confirmed or given up.
  case due
  /// Somebody began a recovery of the person's access, which is stopped by whoever did not.
  case recovery

  /// What is said of it at every approval.
  var warning: String {
    switch self {
    case .waiting: "switchPending"
    case .due: "switchDue"
    case .recovery: RecoveryNews.requested.phrase
    }
  }

  /// Which keys deal with it.
  var offer: String {
    switch self {
    case .waiting: "switchOffer"
    case .due: "switchOfferDue"
    case .recovery: "recoveryOffer"
    }
  }
}
