// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// Why the core did not do what it was asked.
public enum CoreError: Error, Sendable, CustomStringConvertible {
  case refused(Refusal)
  case invalidText(TextError)
  case identity(IdentityError)
  case store(StoreError)
  case cryptography(CryptographyError)
  case oneTimeCode(OneTimeCodeError)

  public var description: String {
    switch self {
    case .refused: "refused"
    case .invalidText(let error): error.description
    case .identity(let error): error.description
    case .store(let error): error.description
    case .cryptography(let error): error.description
    case .oneTimeCode(let error): error.description
    }
  }
}
