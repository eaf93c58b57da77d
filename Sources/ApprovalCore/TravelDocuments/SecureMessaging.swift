// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// Commands and answers that nobody between reads, changes, repeats or leaves out (ICAO 9303 part 11 §9.8).
///
/// The counter goes up with every command and every answer; whoever loses one has lost the session.
struct SecureMessaging: Masked {
  let keys: PassportKeys
  private(set) var counter: UInt64

  private enum Tag {
    static let plain: UInt32 = 0x85
    static let padded: UInt32 = 0x87
    static let expectedLength: UInt32 = 0x97
    static let status: UInt32 = 0x99
    static let code: UInt32 = 0x8E
  }

  /// What stands before enciphered bytes that were padded (ISO 7816-4, secure messaging).
  private static let paddingIndicator: UInt8 = 1

  /// Tag, length and the eight bytes of a MAC.
  private static let codeObjectLength = 10

  // MARK: Commands

  /// The command as it is sent: data enciphered, everything under a MAC.
  mutating func protect(_ command: ChipCommand) throws(PassportChipError) -> ChipCommand {
    let classByte = command.header[0] | 0x0C
    let header = [classByte] + command.header.dropFirst()
    var body = try enciphered(command.data, oddInstruction: header[1] & 1 == 1)
    if command.expectedLength != nil {
      body += DataObject(tag: Tag.expectedLength, value: command.lengthByte).encoded
    }
    body += DataObject(tag: Tag.code, value: try code(over: TripleDES.pad(header) + body)).encoded
    return ChipCommand(
      classByte: classByte, instruction: header[1], header[2], header[3], data: body, expectedLength: 256)
  }

  /// The object of a command's data; under an odd instruction the data are objects already, and say so by the tag.
  private func enciphered(_ data: [UInt8], oddInstruction: Bool) throws(PassportChipError) -> [UInt8] {
    guard !data.isEmpty else { return [] }
    let blocks = try keys.encrypt(TripleDES.pad(data))
    let object =
      oddInstruction
      ? DataObject(tag: Tag.plain, value: blocks)
      : DataObject(tag: Tag.padded, value: [Self.paddingIndicator] + blocks)
    return object.encoded
  }

  // MARK: Answers

  /// The answer inside a protected one.
  ///
  /// Its status is the one under the MAC. An answer without a MAC is the chip's way to end a session.
  ///
  /// - Throws: `refused` with the bare status, `answerForged` where the MAC does not hold, `answerMalformed`.
  mutating func open(_ answer: ChipAnswer) throws(PassportChipError) -> ChipAnswer {
    guard !answer.data.isEmpty else { throw .refused(status: answer.status) }
    guard let objects = DataObject.sequence(answer.data), let parts = Parts(objects) else {
      throw .answerForged
    }
    // As sent: a chip may write a length in more bytes than it needs.
    let covered = Array(answer.data.dropLast(Self.codeObjectLength))
    guard constantTimeEqual(try code(over: covered), parts.code) else { throw .answerForged }
    return ChipAnswer(data: try deciphered(parts.data), status: parts.status)
  }

  /// The objects of an answer: perhaps data, then a status, then a MAC, and nothing else.
  private struct Parts {
    let data: DataObject?
    let status: UInt16
    let code: [UInt8]

    init?(_ objects: [DataObject]) {
      let data = objects.first.flatMap { [Tag.plain, Tag.padded].contains($0.tag) ? $0 : nil }
      let rest = objects.dropFirst(data == nil ? 0 : 1)
      guard rest.map(\.tag) == [Tag.status, Tag.code], let status = rest.first, let code = rest.last,
        status.value.count == 2, code.value.count == 8
      else { return nil }
      self.data = data
      self.status = status.value.reduce(0) { $0 << 8 | UInt16($1) }
      self.code = code.value
    }
  }

  private func deciphered(_ object: DataObject?) throws(PassportChipError) -> [UInt8] {
    guard let object else { return [] }
    let isMarked = object.tag == Tag.padded
    guard !isMarked || object.value.first == Self.paddingIndicator else { throw .answerMalformed }
    let blocks = Array(object.value.dropFirst(isMarked ? 1 : 0))
    guard blocks.count.isMultiple(of: TripleDES.blockLength) else { throw .answerMalformed }
    let padded = try keys.decrypt(blocks)
    guard let data = TripleDES.unpad(padded) else { throw .answerMalformed }
    return data
  }

  // MARK: The counter

  /// The MAC over the next counter and `bytes`.
  private mutating func code(over bytes: [UInt8]) throws(PassportChipError) -> [UInt8] {
    counter &+= 1
    let counted = (0..<8).map { UInt8(truncatingIfNeeded: counter >> (56 - 8 * $0)) }
    return try keys.code(over: counted + bytes)
  }
}

/// The two keys that open a chip, or that a session with it runs on (ICAO 9303 part 11 §9.7.1).
struct PassportKeys: Masked {
  private let encryption: TripleDES
  private let authentication: TripleDES

  /// The keys of a seed of sixteen bytes.
  init(seed: Secret) throws(PassportChipError) {
    do {
      encryption = try TripleDES(key: Self.key(of: seed, for: .encryption))
      authentication = try TripleDES(key: Self.key(of: seed, for: .authentication))
    } catch {
      throw .cryptography(error)
    }
  }

  /// The keys that open the document with this number, birth and expiry (ICAO 9303 part 11 §D.2).
  init(accessInformation: String) throws(PassportChipError) {
    try self.init(seed: Self.seed(of: accessInformation))
  }

  /// Enciphers whole blocks.
  func encrypt(_ blocks: [UInt8]) throws(PassportChipError) -> [UInt8] {
    do { return try encryption.encrypt(blocks) } catch { throw .cryptography(error) }
  }

  /// Deciphers whole blocks.
  func decrypt(_ blocks: [UInt8]) throws(PassportChipError) -> [UInt8] {
    do { return try encryption.decrypt(blocks) } catch { throw .cryptography(error) }
  }

  /// The MAC over `message`, eight bytes (ICAO 9303 part 11 §9.8.6.2).
  func code(over message: [UInt8]) throws(PassportChipError) -> [UInt8] {
    do { return try authentication.retailMAC(message) } catch { throw .cryptography(error) }
  }

  enum Use: UInt8 {
    case encryption = 1
    case authentication = 2
  }

  static func seed(of accessInformation: String) -> Secret {
    Secret(Array(Digest.sha1(Array(accessInformation.utf8)).prefix(keyLength)))
  }

  static func key(of seed: Secret, for use: Use) -> Secret {
    let digest = Digest.sha1(seed.revealed() + [0, 0, 0, use.rawValue])
    return Secret(digest.prefix(keyLength).map(withOddParity))
  }

  private static let keyLength = 16

  /// The lowest bit set so that the number of ones is odd, as keys of DES have it.
  private static func withOddParity(_ byte: UInt8) -> UInt8 {
    byte & 0xFE | UInt8((byte & 0xFE).nonzeroBitCount + 1) & 1
  }
}
