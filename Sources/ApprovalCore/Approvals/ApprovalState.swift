// SPDX-License-Identifier: GPL-3.0-or-later

/// How far an approval has come.
public enum ApprovalState: String, CaseIterable, Sendable {
  /// The living states, in the order they are reached.
  case requested, opened, bound, heard
  /// The states that an approval ends in.
  case approved, rejected, expired, cancelled, failed

  /// Whether it still waits for something; a state that does not live never changes again.
  public var isLiving: Bool {
    switch self {
    case .requested, .opened, .bound, .heard: true
    case .approved, .rejected, .expired, .cancelled, .failed: false
    }
  }
}

/// Why a person rejected.
public enum RejectionReason: String, CaseIterable, Sendable {
  /// It was the person, who does not want it after all.
  case changedMind
  /// Somebody else started it: the service is frozen for this user.
  case notMe
}
