// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

@Suite struct MachineReadableZoneTests {
  static let today = CalendarDate(daysSince1970: 20_778)  // 2026-11-21
  static let danish = """
    P<DNKOESTERGAARD<<AASE<KJAER<<<<<<<<<<<<<<<<
    2145908711DNK4802291F31063050000000000<<<<04
    """

  @Test(arguments: try Table("zones.txt").rows)
  func `a zone is read field by field, or its first fault is named`(row: Table.Row) {
    let outcome = Table.outcome { () throws(IdentityError) in
      try Self.fields(of: MachineReadableZone(row.given, today: Self.today))
    }
    #expect(outcome == row.expected)
  }

  @Test(arguments: try Table("passports.txt").rows)
  func `a passport of the Danish realm is taken until its last day ends`(row: Table.Row) {
    let outcome = Table.outcome { () throws(IdentityError) in
      _ = try Passport(code: row.given, today: Self.today)
      return "ok"
    }
    #expect(outcome == row.expected)
  }

  @Test func `every single wrong digit under a check digit is caught`() throws {
    let zone = Array(Self.danish)
    let second = 45
    for offset in second..<zone.count where zone[offset].isNumber {
      for digit in "0123456789" where digit != zone[offset] {
        var wrong = zone
        wrong[offset] = digit
        #expect(throws: IdentityError.self, "\(offset - second)") {
          try MachineReadableZone(String(wrong), today: Self.today)
        }
      }
    }
  }

  @Test func `two neighbouring digits changed about are caught unless they differ by five`() throws {
    let zone = Array(Self.danish)
    for offset in 45..<zone.count - 1 {
      guard let one = zone[offset].wholeNumberValue, let other = zone[offset + 1].wholeNumberValue,
        one != other, abs(one - other) != 5
      else { continue }
      var swapped = zone
      swapped.swapAt(offset, offset + 1)
      #expect(throws: IdentityError.self) { try MachineReadableZone(String(swapped), today: Self.today) }
    }
  }

  @Test func `white space within and around the lines does not matter`() throws {
    let pasted = " \t" + Self.danish.replacing("\n", with: " \r\n  ") + "\r\n"
    let read = try MachineReadableZone(pasted, today: Self.today)
    #expect(try read == MachineReadableZone(Self.danish, today: Self.today))
  }

  @Test func `the access keys are made of number, birth and expiry with their check digits`() throws {
    let passport = try MachineReadableZone(Self.danish, today: Self.today)
    #expect(passport.accessInformation == "214590871148022913106305")
    let card = try MachineReadableZone(
      """
      I<UTOD23145890<7349<<<<<<<<<<<
      3407127M9507122UTO<<<<<<<<<<<2
      STEVENSON<<PETER<JOHN<<<<<<<<<
      """, today: Self.today)
    // ICAO 9303 part 11 appendix D.2, the long document number.
    #expect(card.accessInformation == "D23145890734934071279507122")
  }

  private static func fields(of zone: MachineReadableZone) -> String {
    let optional = [zone.optionalData, zone.moreOptionalData].filter { !$0.isEmpty }.joined(separator: "|")
    return [
      zone.documentCode, zone.issuingState, zone.documentNumber, zone.nationality, zone.birth.description,
      zone.sex.rawValue, zone.expiry.description, "[\(optional)]", zone.name.primary, "/",
      zone.name.secondary,
    ].joined(separator: " ")
  }
}
