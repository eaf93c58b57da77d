// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What a code is written in.
public enum CodeAlphabet: Sendable {
  /// The last decimal digits of the number (RFC 4226 §5.3).
  case decimal
  /// Steam's 26 digits and capital letters, of which no two look alike; the number's last place comes first.
  case steam

  fileprivate static let steamCharacters = Array("23456789BCDFGHJKMNPQRTVWXY".utf8)
}

/// A code of decimal digits, or of the characters of another alphabet, good once; prints as `•`.
public struct OneTimeCode: Equatable, Masked {
  /// The digits in ASCII, leading zeros kept.
  public let digits: Secret

  /// The number of digits.
  public var count: Int { digits.count }

  /// A code as it was typed: 4 to 10 digits (RFC 6287 §6.2) and nothing else, else `nil`.
  public init?(typed text: String) {
    guard Self.lengths.contains(text.utf8.count), text.utf8.allSatisfy({ (0x30...0x39).contains($0) })
    else { return nil }
    digits = Secret(utf8: text)
  }

  /// The digits in clear, for the one who speaks them to the listener or shows them on a service's screen.
  public func revealed() -> String {
    String(decoding: digits.revealed(), as: UTF8.self)
  }

  /// How many digits any code of ours may have.
  static let lengths = 4...10

  /// The last `count` digits of the number that the MAC's dynamic truncation finds (RFC 4226 §5.3).
  init(truncating mac: [UInt8], digits count: Int, in alphabet: CodeAlphabet = .decimal) {
    let offset = Int(mac[mac.count - 1] & 15)
    var number = mac[offset..<offset + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) } & 0x7fff_ffff
    let characters = alphabet == .steam ? CodeAlphabet.steamCharacters : Array("0123456789".utf8)
    var bytes: [UInt8] = []
    for _ in 0..<count {
      bytes.append(characters[Int(number) % characters.count])
      number /= UInt32(characters.count)
    }
    digits = Secret(alphabet == .steam ? bytes : bytes.reversed())
  }
}

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
