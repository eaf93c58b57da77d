// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

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
