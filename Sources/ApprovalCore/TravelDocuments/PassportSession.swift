// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// One conversation with an opened chip. It ends with the first error: what follows could not be trusted.
struct PassportSession {
  private let chip: any PassportChip
  private var messaging: SecureMessaging

  /// What an answer holds at most so that its protected form fits 256 bytes.
  private static let readLength = 223

  /// Enough of a file to know its length.
  private static let headLength = 4

  /// Opens the chip (ICAO 9303 part 11 §4.3.1).
  init(
    opening chip: any PassportChip, with keys: PassportKeys, terminal: TerminalSecrets
  ) async throws(PassportChipError) {
    guard try await Self.exchange(.selectTravelDocument, with: chip).isSuccess else { throw .notAPassport }
    let challenge = try await Self.exchange(.getChallenge, with: chip)
    guard challenge.isSuccess else { throw .refused(status: challenge.status) }
    guard challenge.data.count == 8 else { throw .answerMalformed }
    let authentication = MutualAuthentication(
      keys: keys, chipNonce: challenge.data, terminal: terminal)
    let proof = try authentication.proof()
    let answer = try await Self.exchange(.externalAuthenticate(proof), with: chip)
    guard answer.isSuccess else { throw .accessDenied }
    self.chip = chip
    messaging = try authentication.session(from: answer.data)
  }

  /// The whole of a file.
  mutating func read(_ file: PassportFile, atMost most: Int) async throws(PassportChipError) -> [UInt8] {
    _ = try await ask(.select(file))
    var bytes = try await ask(.readBinary(from: 0, count: Self.headLength))
    guard bytes.count == Self.headLength, let head = DataObject.Head(bytes[...]), head.tag == file.tag else {
      throw .answerMalformed
    }
    let length = head.length + head.valueLength
    let most = min(most, ChipCommand.longestOffset)
    guard length <= most else { throw .fileTooLong(bytes: length, most: most) }
    while bytes.count < length {
      let wanted = min(length - bytes.count, Self.readLength)
      let more = try await ask(.readBinary(from: bytes.count, count: wanted))
      guard (1...wanted).contains(more.count) else { throw .answerMalformed }
      bytes += more
    }
    return Array(bytes.prefix(length))
  }

  /// The data that the chip answers a protected command with.
  private mutating func ask(_ command: ChipCommand) async throws(PassportChipError) -> [UInt8] {
    let protected = try messaging.protect(command)
    let answer = try messaging.open(await Self.exchange(protected, with: chip))
    guard answer.isSuccess else { throw .refused(status: answer.status) }
    return answer.data
  }

  private static func exchange(
    _ command: ChipCommand, with chip: any PassportChip
  ) async throws(PassportChipError) -> ChipAnswer {
    guard let answer = ChipAnswer(try await chip.answer(to: command.bytes)) else { throw .answerMalformed }
    return answer
  }
}

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
