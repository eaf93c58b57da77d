// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

@Suite struct PINTests {
  @Test(arguments: try Table("pins.txt").rows)
  func `a PIN is six digits, neither one repeated nor a run`(row: Table.Row) {
    let outcome = Table.outcome { () throws(IdentityError) in
      _ = try PIN(row.given)
      return "ok"
    }
    #expect(outcome == row.expected)
  }

  @Test func `of a million PINs thirty are refused`() {
    let limits = Limits()
    let refused = (0..<1_000_000).count { number in
      let digits = String(number)
      return (try? PIN(String(repeating: "0", count: 6 - digits.count) + digits, limits: limits)) == nil
    }
    #expect(refused == 30)
  }

  @Test(arguments: ["1234567", "123456789", "1234567a", ""])
  func `a temporary PIN has eight digits`(text: String) {
    #expect(throws: IdentityError.temporaryPINLength(digits: 8)) { try TemporaryPIN(text) }
  }

  @Test func `any eight digits are a temporary PIN`() throws {
    #expect(try TemporaryPIN("00000000").secret == Secret(utf8: "00000000"))
    #expect(try TemporaryPIN("12345678").secret.count == 8)
  }

  @Test func `a drawn temporary PIN is eight digits and another one each time`() throws {
    let drawn = try (0..<20).map { _ in try TemporaryPIN.drawn().secret }
    #expect(drawn.allSatisfy { $0.isDigits(8) })
    #expect(drawn.dropFirst().contains { $0 != drawn[0] })
  }

  @Test func `a PIN prints as a dot`() throws {
    #expect(!String(reflecting: try PIN("270945")).contains("270945"))
    #expect(!String(reflecting: try TemporaryPIN("27094518")).contains("27094518"))
  }
}
