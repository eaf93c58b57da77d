// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

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
