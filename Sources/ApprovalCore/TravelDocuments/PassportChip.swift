// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography

/// A passport's chip within reach of a reader: whatever carries commands to it and answers back.
///
/// A driver for a contactless reader conforms to it; the rules of what is sent are the core's.
public protocol PassportChip: Sendable {
  /// Sends one command in short form and gives the chip's answer, its two status bytes last (ISO 7816-4 §5.1).
  ///
  /// - Throws: `PassportChipError.unreachable` when the chip was taken away or the reader is gone.
  func answer(to command: [UInt8]) async throws(PassportChipError) -> [UInt8]
}

extension PassportChip {
  /// Opens the chip with a machine-readable code, reads what it holds, and compares the code it holds with that one.
  ///
  /// A chip that answers knows the code; that the issuing state signed what it holds is another question, answered by
  /// its document security object (ICAO 9303 part 11 §5.1), which is not read here.
  ///
  /// - Parameters:
  ///   - today: The day by which it must not have expired.
  ///   - limits: The policy.
  ///   - zone: The code as typed. Its number, birth and expiry make the keys (ICAO 9303 part 11 §4.3).
  /// - Throws: What the chip or somebody between did not do as the standard says, or `zoneDiffers` with the first field
  ///   that the chip holds otherwise.
  public func read(
    openedBy zone: MachineReadableZone, today: CalendarDate, limits: Limits = Limits()
  ) async throws(PassportChipError) -> PassportContents {
    let terminal = try TerminalSecrets.drawn()
    return try await read(openedBy: zone, today: today, limits: limits, terminal: terminal)
  }

  func read(
    openedBy zone: MachineReadableZone, today: CalendarDate, limits: Limits, terminal: TerminalSecrets
  ) async throws(PassportChipError) -> PassportContents {
    let keys = try PassportKeys(accessInformation: zone.accessInformation)
    var session = try await PassportSession(opening: self, with: keys, terminal: terminal)
    let common = try await session.read(.common, atMost: limits.passportFileBytes)
    let first = try await session.read(.firstDataGroup, atMost: limits.passportFileBytes)
    let contents = try PassportContents(common: common, firstDataGroup: first, today: today, limits: limits)
    if let field = contents.zone.firstField(differingFrom: zone) { throw .zoneDiffers(field) }
    return contents
  }
}

/// What a passport's chip holds of the files that the core reads (ICAO 9303 part 10 §4.6.1 and §4.7.1).
public struct PassportContents: Hashable, Sendable {
  /// The version of the data structure as four digits: 0107 is 1.7.
  public let structureVersion: String
  /// The version of Unicode as six digits: 040000 is 4.0.0.
  public let unicodeVersion: String
  /// The data groups that the chip says it has, 1 to 16.
  public let dataGroups: [Int]
  /// The machine-readable zone of data group 1.
  public let zone: MachineReadableZone
  /// SHA-256 over both files as read, 32 bytes: the evidence of an attestation.
  public let evidence: [UInt8]

  /// Takes the files apart.
  ///
  /// - Throws: `answerMalformed`, or `zoneInvalid` where the zone's own digits do not hold.
  init(
    common: [UInt8], firstDataGroup: [UInt8], today: CalendarDate, limits: Limits
  ) throws(PassportChipError) {
    let versions = try Self.objects(in: common, of: .common)
    structureVersion = try Self.digits(versions[0x5F01], count: 4)
    unicodeVersion = try Self.digits(versions[0x5F36], count: 6)
    dataGroups = (versions[0x5C] ?? []).compactMap { Self.tags.firstIndex(of: $0) }.map { $0 + 1 }
    guard dataGroups.contains(1) else { throw .answerMalformed }
    zone = try Self.zone(in: firstDataGroup, today: today, limits: limits)
    evidence = Digest.sha256(common + firstDataGroup)
  }

  /// The tags of data groups 1 to 16 (ICAO 9303 part 10 §4).
  private static let tags: [UInt8] = [
    0x61, 0x75, 0x63, 0x76, 0x65, 0x66, 0x67, 0x68, 0x69, 0x6A, 0x6B, 0x6C, 0x6D, 0x6E, 0x6F, 0x70,
  ]

  /// The objects within a file's one object, by their tags, each once.
  private static func objects(
    in file: [UInt8], of kind: PassportFile
  ) throws(PassportChipError) -> [UInt32: [UInt8]] {
    guard let outer = DataObject.sequence(file), outer.map(\.tag) == [kind.tag],
      let inner = DataObject.sequence(outer[0].value), Set(inner.map(\.tag)).count == inner.count
    else { throw .answerMalformed }
    return Dictionary(uniqueKeysWithValues: inner.map { ($0.tag, $0.value) })
  }

  private static func digits(_ bytes: [UInt8]?, count: Int) throws(PassportChipError) -> String {
    let ascii = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard let bytes, bytes.count == count, bytes.allSatisfy(ascii.contains) else { throw .answerMalformed }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func zone(
    in file: [UInt8], today: CalendarDate, limits: Limits
  ) throws(PassportChipError) -> MachineReadableZone {
    guard let bytes = try objects(in: file, of: .firstDataGroup)[0x5F1F] else { throw .answerMalformed }
    let text = String(decoding: bytes, as: UTF8.self)
    let zone: MachineReadableZone
    do {
      zone = try MachineReadableZone(text, today: today, limits: limits)
    } catch {
      throw .zoneInvalid(error)
    }
    // A person may type small letters and spaces; a chip may not.
    guard zone.text == text else { throw .answerMalformed }
    return zone
  }
}

/// A file of the travel document's application, by its identifier (ICAO 9303 part 10 §4).
enum PassportFile: UInt16 {
  /// EF.COM: versions, and which data groups there are.
  case common = 0x011E
  /// EF.DG1: the machine-readable zone.
  case firstDataGroup = 0x0101

  /// The tag that the file begins with.
  var tag: UInt32 {
    switch self {
    case .common: 0x60
    case .firstDataGroup: 0x61
    }
  }
}
