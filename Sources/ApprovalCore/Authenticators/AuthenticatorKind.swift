// SPDX-License-Identifier: GPL-3.0-or-later

/// The kinds of authenticator that the guides describe.
public enum AuthenticatorKind: String, CaseIterable, Sendable {
  case app
  case codeDisplay
  case codeReader
  case chip

  /// Whether it makes one-time codes of its own.
  public var isCodeDevice: Bool { self == .codeDisplay || self == .codeReader }

  /// The bindings it can approve through.
  public var channels: Set<Channel> {
    switch self {
    case .app: [.oneTimeCode, .qrCode, .sameDevice]
    case .codeReader: [.oneTimeCode, .spokenCode]
    case .codeDisplay: [.shownCode]
    case .chip: [.chip]
    }
  }
}

/// Where an authenticator stands; only an active one approves.
public enum AuthenticatorState: String, CaseIterable, Sendable {
  case ordered, active, blocked, deleted
}
