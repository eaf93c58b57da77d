// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Why a code, its key or its address could not be used. No case carries a key, a code or any text given.
public enum OneTimeCodeError: Error, Hashable, Sendable {
  /// A key in base 32 has a character that is not its own, at this place counted from 1.
  case base32Character(position: Int)
  /// A key in base 32 has a number of characters that no bytes encode to.
  case base32Length
  /// There is no key, or it is empty.
  case emptyKey
  /// Codes of this many digits are not made.
  case digits(Int)
  /// A time step is not a whole number of seconds from 1.
  case timeStep
  /// An OCRA suite does not follow RFC 6287 §6 in this part.
  case suite(OCRASuite.Part)
  /// The suite wants this part of the input and was not given it, or the part does not fit it.
  case input(OCRASuite.Part)
  /// An `otpauth://` address does not hold in this part.
  case address(OTPAuthURI.Part)
  /// libcrypto failed.
  case cryptography(CryptographyError)

  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .base32Character: "errorKeyCharacter"
    case .base32Length, .emptyKey: "errorKeyLength"
    case .digits: "errorCodeDigits"
    case .timeStep: "errorCodeStep"
    case .suite, .input: "errorCodeSuite"
    case .address: "errorAccountAddress"
    case .cryptography(let error): error.code
    }
  }
}

extension OneTimeCodeError: CustomStringConvertible {
  /// One lower-case sentence for the terminal and the log.
  public var description: String {
    switch self {
    case .base32Character(let position):
      "the key has a wrong character at place \(position); base 32 has a to z and 2 to 7"
    case .base32Length: "the key is cut short; base 32 never has that many characters"
    case .emptyKey: "the key is missing or empty"
    case .digits(let found): "a code of \(found) digits is not made here; accounts have 6 to 8"
    case .timeStep: "the time step is not a whole number of seconds from 1 up"
    case .suite(let part): "the ocra suite does not follow rfc 6287 in its \(part)"
    case .input(let part): "the ocra suite's \(part) is missing or does not fit"
    case .address(let part): "the otpauth address does not hold: \(part.rule)"
    case .cryptography(let error): error.description
    }
  }
}
