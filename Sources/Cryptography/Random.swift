// SPDX-License-Identifier: GPL-3.0-or-later

internal import COpenSSL

/// Unguessable bytes and digits from libcrypto's generator, which seeds itself from the kernel (RAND_bytes(3)).
public enum Random {
  /// `count` random bytes that need not stay secret: salts, nonces, identifiers.
  public static func bytes(_ count: Int) throws(CryptographyError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    try check(unsafe RAND_bytes(&bytes, CInt(count)), "RAND_bytes")
    return bytes
  }

  /// `count` random bytes that are nobody else's business: keys.
  public static func secret(_ count: Int) throws(CryptographyError) -> Secret {
    try unsafe Secret(count: count) { (buffer) throws(CryptographyError) in
      try check(unsafe RAND_priv_bytes(buffer.baseAddress, CInt(count)), "RAND_priv_bytes")
    }
  }

  /// `count` random decimal digits in ASCII, each as likely as the other.
  public static func digits(_ count: Int) throws(CryptographyError) -> Secret {
    try unsafe Secret(count: count) { (buffer) throws(CryptographyError) in
      var found = 0
      while found < count {
        let candidates = try secret(count - found)
        candidates.withBytes { candidates in
          // 250 is the largest multiple of ten in a byte; what lies above would favour 0 to 5.
          for index in candidates.indices where candidates[index] < 250 {
            unsafe buffer[found] = UInt8(ascii: "0") + candidates[index] % 10
            found += 1
          }
        }
      }
    }
  }
}
