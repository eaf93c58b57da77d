// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// Whether two byte strings are equal, in a time that depends on their lengths only (CRYPTO_memcmp(3)).
public func constantTimeEqual(_ one: [UInt8], _ other: [UInt8]) -> Bool {
  guard one.count == other.count else { return false }
  return unsafe CRYPTO_memcmp(one, other, one.count) == 0
}
