// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// What can go wrong with keys, seals and hashes. No case carries a secret.
public enum CryptographyError: Error, Hashable, Sendable {
  /// libcrypto refused; the name is that of its function.
  case libraryFailed(function: String)

  /// A key, nonce or block has the wrong number of bytes.
  case wrongLength(of: String, expected: Int, found: Int)

  /// A sealed value was changed, belongs to another place, or was sealed with another key.
  case sealBroken

  /// A public key is no point of its curve, or no RSA key of a usual size.
  case invalidPublicKey

  /// A stored password hash cannot be read, or asks for more work than is ever ours.
  case invalidPasswordHash

  /// What programs know it by: it never changes.
  public var code: String {
    switch self {
    case .sealBroken, .invalidPasswordHash: "errorSealBroken"
    case .libraryFailed, .wrongLength, .invalidPublicKey: "errorCryptographyFailed"
    }
  }
}

extension CryptographyError: CustomStringConvertible {
  /// One lower-case sentence for the terminal and the log.
  public var description: String {
    switch self {
    case .libraryFailed(let function):
      "libcrypto failed in \(function); is OpenSSL 3 with its default provider installed?"
    case .wrongLength(let thing, let expected, let found):
      "\(thing) has \(found) bytes, not \(expected)"
    case .sealBroken:
      "a sealed value does not open: it was changed, moved, or sealed with another key"
    case .invalidPublicKey:
      "the public key is none of its kind"
    case .invalidPasswordHash:
      "a stored password hash cannot be read"
    }
  }
}

/// Turns libcrypto's "one is success" into a thrown error.
func check(_ outcome: CInt, _ function: String) throws(CryptographyError) {
  guard outcome == 1 else { throw .library(function) }
}

extension CryptographyError {
  /// The error of a failed call; empties libcrypto's own error queue, which would otherwise grow per thread.
  static func library(_ function: String) -> CryptographyError {
    ERR_clear_error()
    return .libraryFailed(function: function)
  }
}
