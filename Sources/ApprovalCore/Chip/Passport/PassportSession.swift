// SPDX-License-Identifier: GPL-3.0-or-later

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
