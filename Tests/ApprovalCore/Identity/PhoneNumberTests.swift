// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

@Suite struct PhoneNumberTests {
  @Test(arguments: try Table("phone-numbers.txt").rows)
  func `a phone number is read as people write it`(row: Table.Row) {
    #expect(Table.outcome { () throws(IdentityError) in try PhoneNumber(row.given).e164 } == row.expected)
  }

  @Test func `a number reads back as itself`() throws {
    let number = try PhoneNumber("20 12 34 56")
    #expect(try PhoneNumber(number.e164) == number)
  }

  @Test func `two digits are enough to know one's number by`() throws {
    #expect(try PhoneNumber("20 12 34 56").ending == "56")
  }
}
