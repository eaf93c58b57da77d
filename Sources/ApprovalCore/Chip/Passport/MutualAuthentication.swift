// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

/// The proof, to and from a chip, of knowing its keys; what comes of it are the keys of a session.
///
/// ICAO 9303 part 11 §4.3.1: both sides encipher both nonces and a half of the next seed.
struct MutualAuthentication: Masked {
  let keys: PassportKeys
  /// RND.IC, eight bytes.
  let chipNonce: [UInt8]
  let terminal: TerminalSecrets

  /// What the chip is sent: thirty-two enciphered bytes and their MAC.
  func proof() throws(PassportChipError) -> [UInt8] {
    let told = terminal.nonce + chipNonce + terminal.keyMaterial.revealed()
    let enciphered = try keys.encrypt(told)
    return try enciphered + keys.code(over: enciphered)
  }

  /// The session that the chip's own proof begins.
  ///
  /// - Throws: `answerForged` when the answer was not made with the keys and for these nonces.
  func session(from answer: [UInt8]) throws(PassportChipError) -> SecureMessaging {
    guard answer.count == Self.proofLength else { throw .answerMalformed }
    let enciphered = Array(answer.prefix(Self.toldLength))
    let code = try keys.code(over: enciphered)
    guard constantTimeEqual(code, Array(answer.suffix(code.count))) else { throw .answerForged }
    let told = try keys.decrypt(enciphered)
    guard constantTimeEqual(Array(told[..<16]), chipNonce + terminal.nonce) else { throw .answerForged }
    let seed = zip(terminal.keyMaterial.revealed(), told[16...]).map { $0 ^ $1 }
    return SecureMessaging(keys: try PassportKeys(seed: Secret(seed)), counter: firstCounter)
  }

  private static let toldLength = 32
  private static let proofLength = 40

  /// The low halves of both nonces (ICAO 9303 part 11 §9.8.6.3).
  private var firstCounter: UInt64 {
    (chipNonce.suffix(4) + terminal.nonce.suffix(4)).reduce(0) { $0 << 8 | UInt64($1) }
  }
}
