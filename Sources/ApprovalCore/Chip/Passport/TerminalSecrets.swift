// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// What the reading side draws for one session with a chip (ICAO 9303 part 11 §4.3.1).
struct TerminalSecrets: Masked {
  /// RND.IFD, eight bytes.
  let nonce: [UInt8]
  /// K.IFD, sixteen bytes: one half of the seed of the session's keys.
  let keyMaterial: Secret

  static func drawn() throws(PassportChipError) -> TerminalSecrets {
    do {
      return TerminalSecrets(nonce: try Random.bytes(8), keyMaterial: try Random.secret(16))
    } catch {
      throw .cryptography(error)
    }
  }
}
