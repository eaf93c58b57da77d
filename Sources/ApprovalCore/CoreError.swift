// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography
public import OneTimeCodes

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

  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .refused(let refusal): refusal.code
    case .invalidText(let error): error.code
    case .identity(let error): error.code
    case .passportChip(let error): error.code
    case .chipKey(let error): error.code
    case .store(let error): error.code
    case .cryptography(let error): error.code
    case .oneTimeCode(let error): error.code
    }
  }

  /// What it carries, by name.
  public var arguments: [String: CodeArgument] {
    switch self {
    case .refused(let refusal): refusal.arguments
    case .invalidText(let error): error.arguments
    case .identity(let error): error.arguments
    case .passportChip(let error): error.arguments
    case .chipKey, .store, .cryptography, .oneTimeCode: [:]
    }
  }
}

/// What a refusal or an error carries beside its code: a value with its meaning, for whoever tells it to put into words.
public enum CodeArgument: Hashable, Sendable {
  /// A whole number.
  case number(Int)
  /// A moment that must come first; a listener is told how long that is.
  case moment(Instant)
  /// A day of the calendar.
  case day(CalendarDate)
  /// Something that has a code of its own.
  case code(String)
}

extension CodeArgument: CustomStringConvertible {
  /// For programs: decimal digits, RFC 3339, ISO 8601, or the code.
  public var description: String {
    switch self {
    case .number(let number): String(number)
    case .moment(let moment): moment.description
    case .day(let day): day.description
    case .code(let code): code
    }
  }
}
