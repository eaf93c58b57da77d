// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

@Suite struct PassportChipTests {
  static let today = MachineReadableZoneTests.today
  let zone: MachineReadableZone

  init() throws {
    zone = try MachineReadableZone(MachineReadableZoneTests.danish, today: Self.today)
  }

  @Test func `a chip that holds the typed code is read`() async throws {
    let contents = try await SoftwareChip(zone).read(openedBy: zone, today: Self.today)
    #expect(contents.zone == zone)
    #expect(contents.structureVersion == "0107")
    #expect(contents.unicodeVersion == "040000")
    #expect(contents.dataGroups == [1, 2, 14])
    #expect(contents.evidence.count == 32)
  }

  @Test func `an identity card's chip is read the same way`() async throws {
    let card = try MachineReadableZone(
      """
      I<UTOD231458907<<<<<<<<<<<<<<<
      7408122F1204159UTO<<<<<<<<<<<6
      ERIKSSON<<ANNA<MARIA<<<<<<<<<<
      """, today: Self.today)
    let contents = try await SoftwareChip(card).read(openedBy: card, today: Self.today)
    #expect(contents.zone.text == card.text)
  }

  @Test func `a chip opens to its own document number, birth and expiry only`() async throws {
    let chip = SoftwareChip(accessInformation: "214590872248022913106305", files: [:])
    await #expect(throws: PassportChipError.accessDenied) {
      try await chip.read(openedBy: zone, today: Self.today)
    }
  }

  /// Fields without a check digit of their own, or that a forger has made right.
  @Test(arguments: [
    ("KJAER<<<", "KJAR<<<<", ZoneField.name), ("P<DNK", "P<GRL", .issuingState),
    ("1DNK48", "1FRO48", .nationality), ("1F31", "1M31", .sex), ("P<DNK", "PPDNK", .documentCode),
  ])
  func `a chip that holds another code is found out, and the field named`(
    typed: String, held: String, field: ZoneField
  ) async throws {
    let lines = zone.text.replacing(typed, with: held)
    #expect(lines != zone.text)
    let chip = SoftwareChip(zone, holding: lines)
    await #expect(throws: PassportChipError.zoneDiffers(field)) {
      try await chip.read(openedBy: zone, today: Self.today)
    }
  }

  @Test func `a chip whose own digits do not hold is refused by its rule`() async throws {
    let chip = SoftwareChip(zone, holding: zone.text.replacing("4802291", with: "4802281"))
    await #expect(throws: PassportChipError.zoneInvalid(.zoneCheckDigit(field: .birth))) {
      try await chip.read(openedBy: zone, today: Self.today)
    }
  }

  @Test func `what a person may type a chip may not hold`() async throws {
    let chip = SoftwareChip(zone, holding: zone.text.lowercased())
    await #expect(throws: PassportChipError.answerMalformed) {
      try await chip.read(openedBy: zone, today: Self.today)
    }
  }

  @Test func `a chip without a travel document is none`() async throws {
    let chip = SoftwareChip(zone) { number, answer in number == 0 ? [0x6A, 0x82] : answer }
    await #expect(throws: PassportChipError.notAPassport) {
      try await chip.read(openedBy: zone, today: Self.today)
    }
  }

  @Test func `a chip without the file says so under its MAC`() async throws {
    let chip = SoftwareChip(accessInformation: zone.accessInformation, files: [:])
    await #expect(throws: PassportChipError.refused(status: 0x6A82)) {
      try await chip.read(openedBy: zone, today: Self.today)
    }
  }

  @Test func `a file longer than one answer is read in parts`() async throws {
    let more = DataObject(tag: 0x5F50, value: [UInt8](repeating: 7, count: 600))
    let chip = SoftwareChip(zone, common: SoftwareChip.common(more: [more]))
    #expect(try await chip.read(openedBy: zone, today: Self.today).dataGroups == [1, 2, 14])
  }

  @Test func `a file longer than any document's is not read`() async throws {
    let more = DataObject(tag: 0x5F50, value: [UInt8](repeating: 7, count: 1100))
    let common = SoftwareChip.common(more: [more])
    let chip = SoftwareChip(zone, common: common)
    await #expect(throws: PassportChipError.fileTooLong(bytes: common.count, most: 1024)) {
      try await chip.read(openedBy: zone, today: Self.today)
    }
  }

  static let errors: [PassportChipError] =
    [
      .unreachable, .notAPassport, .accessDenied, .refused(status: 0x6982), .answerForged, .answerMalformed,
      .fileTooLong(bytes: 2000, most: 1024), .zoneInvalid(.zoneLength(characters: 1)),
      .cryptography(.invalidPublicKey),
    ] + ZoneField.allCases.map { .zoneDiffers($0) }

  @Test(arguments: errors)
  func `every fault has a phrase and a sentence`(error: PassportChipError) {
    #expect(error.code.hasPrefix("error"))
    #expect(error.description.first?.isLowercase == true && error.description.last != ".")
  }

  static let unmadeFiles: [[UInt8]] = [
    [], [0x60, 0], SoftwareChip.common([0x75]), SoftwareChip.common.dropLast(),
    [0x61] + SoftwareChip.common.dropFirst(),
    SoftwareChip.common(more: [DataObject(tag: 0x5C, value: [0x61])]),
  ]

  @Test(arguments: unmadeFiles)
  func `a file that is not made as the standard says is refused`(common: [UInt8]) async throws {
    let chip = SoftwareChip(zone, common: common)
    await #expect(throws: PassportChipError.answerMalformed) {
      try await chip.read(openedBy: zone, today: Self.today)
    }
  }
}
