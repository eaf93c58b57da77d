// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Testing

@testable import ApprovalCore

@Suite struct PasswordTests {
  @Test(arguments: try Table("passwords.txt").rows)
  func `a password holds none of what is guessed first`(row: Table.Row) throws {
    let user = try UserID("signesnye")
    let outcome = Table.outcome { () throws(IdentityError) in
      _ = try Password(row.given, for: user)
      return "ok"
    }
    #expect(outcome == row.expected)
  }

  @Test func `a password typed on another machine is the same bytes`() throws {
    let chosen = try Password("bl\u{E5}b\u{E6}rgr\u{F8}d", for: UserID("anna1"))
    #expect(chosen.secret == Password.secret(typed: "bla\u{30A}b\u{E6}rgr\u{F8}d"))
    #expect(chosen.secret != Password.secret(typed: "Bl\u{E5}b\u{E6}rgr\u{F8}d"))
  }

  @Test func `a password with a control character is refused`() throws {
    let user = try UserID("anna1")
    #expect(throws: IdentityError.passwordControlCharacter) { try Password("blåbær\ngrød", for: user) }
    #expect(throws: IdentityError.passwordControlCharacter) { try Password("blåbær\u{0}grød", for: user) }
  }

  @Test func `marks heaped on one letter count towards the length`() throws {
    let heaped = "abcdefgh" + String(repeating: "\u{301}", count: 64)
    #expect(throws: IdentityError.passwordTooLong(most: 64)) { try Password(heaped, for: UserID("anna1")) }
  }

  @Test func `a password prints as a dot`() throws {
    let password = try Password("blåbærgrød", for: UserID("anna1"))
    #expect(!String(reflecting: password).contains("grød"))
    #expect(!String(describing: password).contains("grød"))
  }
}
