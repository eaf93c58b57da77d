// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// What a security key adds to its signature: who was there, and how often it has signed (OpenSSH, PROTOCOL.u2f).
struct SecurityKeyPresence {
  /// Bit 0: somebody was there. Bit 2: it was made sure who (WebAuthn level 2 §6.1).
  let flags: UInt8
  let counter: UInt32

  init?(from reader: inout SSHReader) {
    guard let flags = reader.byte(), let counter = reader.uint32() else { return nil }
    self.flags = flags
    self.counter = counter
  }

  var isUserPresent: Bool { flags & 0x01 != 0 }
  var isUserVerified: Bool { flags & 0x04 != 0 }

  /// What the key signs in place of `message`.
  func signedBytes(for message: [UInt8], application: [UInt8]) -> [UInt8] {
    Digest.sha256(application) + [flags] + SSHEncoding.uint32(counter) + Digest.sha256(message)
  }
}
