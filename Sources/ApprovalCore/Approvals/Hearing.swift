// SPDX-License-Identifier: GPL-3.0-or-later

/// Whose word it is that the text was presented to its end.
public enum Hearing: Hashable, Sendable {
  /// This program presented it on that authenticator, and saw its last frame played.
  case played(on: AuthenticatorID)
  /// Another device says so, under the signature of that authenticator's key.
  case signed(by: AuthenticatorID)
  /// The service says that it showed the text: nothing was heard here.
  case shown

  /// How it is known, by name: kept, and said in the receipt.
  public enum Means: String, CaseIterable, Sendable {
    /// As the cases of `Hearing`.
    case played, signed, shown
  }

  /// A hearing as it is kept; `nil` where the two do not belong together.
  public init?(_ means: Means, _ authenticator: AuthenticatorID?) {
    switch (means, authenticator) {
    case (.played, let authenticator?): self = .played(on: authenticator)
    case (.signed, let authenticator?): self = .signed(by: authenticator)
    case (.shown, nil): self = .shown
    case (.played, nil), (.signed, nil), (.shown, _?): return nil
    }
  }

  /// How it is known.
  public var means: Means {
    switch self {
    case .played: .played
    case .signed: .signed
    case .shown: .shown
    }
  }

  /// The authenticator that presented the text; `nil` where the service did.
  public var authenticator: AuthenticatorID? {
    switch self {
    case .played(on: let authenticator), .signed(by: let authenticator): authenticator
    case .shown: nil
    }
  }
}
