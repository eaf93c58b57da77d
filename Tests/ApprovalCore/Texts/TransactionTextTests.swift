// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Testing

@Suite struct TransactionTextTests {
  private func text(_ body: String, service: String = "Bank", payee: String? = nil) throws -> TransactionText
  {
    try TransactionText(action: .approve, service: ServiceName(service), body: body, payee: payee)
  }

  @Test func `five hundred characters are allowed and one more is not`() throws {
    _ = try text(String(repeating: "å", count: 500))
    #expect(throws: TextError(.text, .tooLong(characters: 501, limit: 500))) {
      try self.text(String(repeating: "å", count: 501))
    }
  }

  @Test(arguments: ["\u{202E}", "\u{200B}", "\u{7}", "\u{FEFF}", "\u{2066}", "\u{E000}", "\u{2028}"])
  func `what cannot be seen and heard is refused with its position`(hidden: String) throws {
    #expect(throws: TextError(.text, .invisible(position: 6, scalar: hidden.unicodeScalars.first!.value))) {
      try self.text("Betal\(hidden)regning")
    }
    #expect(throws: TextError.self) { try self.text("x", service: "Ba\(hidden)nk") }
    #expect(throws: TextError.self) { try self.text("x", payee: "Fu\(hidden)p") }
  }

  @Test(arguments: [
    (" Borger.dk\u{A0}", "Borger.dk"), ("Den  Danske\u{2003} Bank", "Den Danske Bank"),
    ("Ra\u{30A}dhus", "R\u{E5}dhus"), ("\u{212B}", "\u{C5}"),
  ])
  func `a service's name has one spelling, byte for byte`(given: String, spelled: String) throws {
    #expect(try Array(ServiceName(given).text.utf8) == Array(spelled.utf8))
    #expect(try text("x", service: given).digest == text("x", service: spelled).digest)
  }

  @Test(arguments: [
    ("Straße", "STRASSE", true), ("ΟΔΟΣ", "οδος", true), ("Bank ❤", "bank ❤\u{FE0F}", true),
    ("ά", "α\u{301}", true), ("Bank", "Bank.", false), ("Bank", "Bånk", false),
  ])
  func `names that a person takes for one match`(one: String, other: String, isOne: Bool) throws {
    #expect(try ServiceName(one).matches(ServiceName(other)) == isOne)
  }

  @Test func `an emoji keeps the joiner that it is made with`() throws {
    _ = try text("👩‍🦯 og ❤️")
  }

  @Test func `marks stacked on letters are refused`() {
    #expect(throws: TextError(.text, .tooManyMarks)) {
      try self.text("a" + String(repeating: "\u{301}", count: 3000))
    }
  }

  @Test func `one character changes the digest`() throws {
    let (one, other) = try (text("Betal 100"), text("Betal 101"))
    #expect(one.digest != other.digest)
    #expect(one.digest.count == 32)
  }

  @Test func `no two texts share a canonical form by moving a border`() throws {
    let one = try TransactionText(
      action: .sign, service: ServiceName("A"), body: "b", payee: "cd", account: "e")
    let other = try TransactionText(
      action: .sign, service: ServiceName("A"), body: "b", payee: "c", account: "de")
    let third = try TransactionText(action: .sign, service: ServiceName("A"), body: "b", account: "cde")
    #expect(Set([one.digest, other.digest, third.digest]).count == 3)
  }

  @Test func `a command is bound by the digest, up to its last character`() throws {
    let (one, other) = try (command("rm -rf /tmp/x"), command("rm -rf /tmp/y"))
    #expect(Set([one.digest, other.digest, try text("b").digest]).count == 3)
    #expect(try command(String(repeating: "x", count: 4000)).command?.count == 4000)
  }

  @Test func `a command too long to be heard is refused whole, and so is one of nothing`() {
    #expect(throws: TextError(.command, .tooLong(characters: 4001, limit: 4000))) {
      try command(String(repeating: "x", count: 4001))
    }
    #expect(throws: TextError(.command, .empty)) { try command(" \t\n") }
    #expect(throws: TextError(.command, .invisible(position: 3, scalar: 0x0D))) { try command("ls\rx") }
  }

  private func command(_ command: String) throws -> TransactionText {
    try TransactionText(action: .approve, service: ServiceName("A"), body: "b", command: command)
  }

  @Test(arguments: ["", "1,5", "1.2.3", "1.", ".5", "1e3", "٣", "+1", "1-"])
  func `what is no decimal number is no amount`(decimal: String) {
    #expect(throws: TextError(.amount, .notANumber)) { try Amount(decimal, currency: "DKK") }
  }

  @Test(arguments: ["-500", "-0.00", "\u{2212}500", "--1", "-"])
  func `an amount below zero is refused for its sign`(decimal: String) {
    #expect(throws: TextError(.amount, .negative)) { try Amount(decimal, currency: "DKK") }
  }

  @Test func `an amount has as many digits as are spoken, and one more is refused`() throws {
    _ = try Amount("123456789012.1234", currency: "DKK")
    #expect(throws: TextError(.amount, .tooManyDigits(13, limit: 12))) {
      try Amount("1234567890123", currency: "DKK")
    }
    #expect(throws: TextError(.amount, .tooManyDecimals(5, limit: 4))) {
      try Amount("12500.00000", currency: "DKK")
    }
  }

  @Test func `an amount below zero that was kept before is read back`() throws {
    #expect(try Amount(kept: "-500.00", currency: "DKK").decimal == "-500.00")
  }

  @Test(arguments: ["dkk", "DK", "DKKK", "D1K"])
  func `what is no currency code is refused`(currency: String) {
    #expect(throws: TextError(.currency, .notACurrency)) { try Amount("1.00", currency: currency) }
  }

  @Test(arguments: ["XYZ", "XXX", "XTS", "DEM", "KRO"])
  func `three letters that are no currency's are refused, and read back where they were kept`(
    currency: String
  )
    throws
  {
    #expect(throws: TextError(.currency, .unknownCurrency)) { try Amount("1.00", currency: currency) }
    #expect(try Amount(kept: "1.00", currency: currency).currency == currency)
  }

  @Test(arguments: ["0", "0.00"])
  func `nothing is an amount, as of a payment that verifies a card`(decimal: String) throws {
    for currency in ["DKK", "EUR", "USD", "GBP", "SEK", "NOK", "ISK", "CHF", "JPY"] {
      #expect(try Amount(decimal, currency: currency).decimal == decimal)
    }
  }
}
