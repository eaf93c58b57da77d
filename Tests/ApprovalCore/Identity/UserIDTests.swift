// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

@Suite struct UserIDTests {
  @Test(arguments: try Table("user-ids.txt").rows)
  func `a user ID has 4 to 48 allowed characters and is no civil number`(row: Table.Row) {
    #expect(Table.outcome { () throws(IdentityError) in try UserID(row.given).canonical } == row.expected)
  }

  @Test func `user IDs that differ in case only are the same`() throws {
    #expect(try UserID("ANNA.Ærø") == UserID("anna.ærø"))
    #expect(try Set([UserID("Anna1"), UserID("anna1")]).count == 1)
  }

  @Test func `a letter written as two code points is the same letter`() throws {
    let decomposed = try UserID("A\u{30A}gard")
    #expect(Array(decomposed.canonical.utf8) == Array("ågard".utf8))
  }

  @Test func `user IDs are ordered by code point`() throws {
    #expect(
      try [UserID("ågard"), UserID("zebra"), UserID("anna1")].sorted().map(\.canonical) == [
        "anna1", "zebra", "ågard",
      ])
  }
}
