// SPDX-License-Identifier: GPL-3.0-or-later

/// A switch to one-time codes that is asked for and not made.
public enum PendingSwitch: String, CaseIterable, Sendable {
  /// Its 24 hours have not passed: it can be given up.
  case waiting
  /// They have passed: it can be confirmed or given up.
  case due

  /// What is said of it at every approval.
  var warning: String { self == .waiting ? "switchPending" : "switchDue" }

  /// Which keys deal with it.
  var offer: String { self == .waiting ? "switchOffer" : "switchOfferDue" }
}
