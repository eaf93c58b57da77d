// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Why the core did not do what it was asked.
public enum CoreError: Error, Sendable, CustomStringConvertible {
  /// A rule said no. A service learns no more than that.
  case refused(Refusal)
  /// A field of a request cannot be spoken as it is.
  case invalidText(TextError)
  /// What was given breaks a rule of identity.
  case identity(IdentityError)
  /// The passport's chip was not read, or not believed.
  case passportChip(PassportChipError)
  /// The public key was not taken.
  case chipKey(ChipKeyError)
  /// The store failed.
  case store(StoreError)
  /// libcrypto failed.
  case cryptography(CryptographyError)
  /// A code could not be made.
  case oneTimeCode(OneTimeCodeError)

  /// For the terminal and the log: of a refusal only that it is one.
  public var description: String {
    switch self {
    case .refused: "refused"
    case .invalidText(let error): error.description
    case .identity(let error): error.description
    case .passportChip(let error): error.description
    case .chipKey(let error): error.description
    case .store(let error): error.description
    case .cryptography(let error): error.description
    case .oneTimeCode(let error): error.description
    }
  }

  /// The key of the phrase that the reader speaks, for the user's ears only.
  public var phrase: String {
    switch self {
    case .refused(let refusal): refusal.phrase
    case .invalidText(let error): error.phrase
    case .identity(let error): error.phrase
    case .passportChip(let error): error.phrase
    case .chipKey(let error): error.phrase
    case .store(let error): error.phrase
    case .cryptography(let error): error.phrase
    case .oneTimeCode(let error): error.phrase
    }
  }

  /// What stands for the phrase's placeholders.
  public var arguments: [String: PhraseArgument] {
    switch self {
    case .refused(let refusal): refusal.arguments
    case .invalidText(let error): error.arguments
    case .identity(let error): error.arguments
    case .passportChip(let error): error.arguments
    case .chipKey, .store, .cryptography, .oneTimeCode: [:]
    }
  }
}
