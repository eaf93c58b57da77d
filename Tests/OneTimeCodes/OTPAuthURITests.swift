// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import Devices
import OneTimeCodes
import Testing

@Suite struct OTPAuthURITests {
  let key = Secret(utf8: "Hello!\u{7f}")

  @Test func `an address is read part by part`() throws {
    let address = try OTPAuthURI(
      "otpauth://totp/Big%20Bank:anna%40example.dk?secret=MZXW6YTBOI&issuer=Big%20Bank&algorithm=SHA256&digits=8&period=60"
    )
    #expect(address.issuer == "Big Bank")
    #expect(address.account == "anna@example.dk")
    #expect(address.kind == .totp(step: .seconds(60)))
    #expect(address.generator.key == Secret(utf8: "foobar"))
    #expect(address.generator.algorithm == .sha256)
    #expect(address.generator.digits == 8)
  }

  @Test(arguments: [
    "otpauth://steam/Steam:anna?secret=MZXW6YTBOI&issuer=Steam",
    "otpauth://totp/Steam:anna?secret=MZXW6YTBOI&issuer=Steam&digits=5&encoder=steam",
  ])
  func `Steam's codes are five characters of its alphabet`(text: String) throws {
    let address = try OTPAuthURI(text)
    #expect(address.generator.alphabet == .steam)
    let again = try OTPAuthURI(address.revealed())
    #expect(again == address)
    let code = try TOTP(again.generator, step: .seconds(30)).code(at: 1_795_867_200).revealed()
    #expect(code.count == 5 && code.allSatisfy { "23456789BCDFGHJKMNPQRTVWXY".contains($0) }, "\(code)")
  }

  @Test(arguments: ["\u{FEFF}", " \t\r\n", "\n\u{FEFF} "])
  func `a byte order mark and blanks around an address are not of it`(blank: String) throws {
    let address = try OTPAuthURI(blank + "otpauth://totp/Bank:anna?secret=MZXW6YTBOI" + blank)
    #expect(address.account == "anna")
    #expect(address.generator.key == Secret(utf8: "foobar"))
  }

  @Test func `an account without a name is called by its issuer, else as it is told`() throws {
    #expect(try OTPAuthURI("otpauth://totp/?secret=MZXW6YTBOI&issuer=Bank").account == "Bank")
    #expect(try OTPAuthURI("otpauth://totp/Bank:?secret=MZXW6YTBOI").account == "Bank")
    #expect(try OTPAuthURI("otpauth://totp/?secret=MZXW6YTBOI", unnamed: "Min").account == "Min")
    #expect(throws: OneTimeCodeError.address(.label)) { try OTPAuthURI("otpauth://totp/?secret=MZXW6YTBOI") }
  }

  @Test func `what is left out has the usual value`() throws {
    let address = try OTPAuthURI("otpauth://totp/anna?secret=MZXW6YTBOI")
    #expect(address.issuer == nil)
    #expect(address.kind == .totp(step: .seconds(30)))
    #expect(address.generator.algorithm == .sha1)
    #expect(address.generator.digits == 6)
  }

  @Test(arguments: [
    ("Bank:anna", "", "Bank", "anna"), ("Bank:%20anna", "", "Bank", "anna"),
    ("Bank%3Aanna", "", "Bank", "anna"),
    ("anna", "&issuer=Bank", "Bank", "anna"), ("Old:anna", "&issuer=New", "New", "anna"),
    ("Bank:arn:aws:1", "", "Bank", "arn:aws:1"), ("A%3AB:anna", "", "A:B", "anna"),
    ("Bank:anna+x", "&issuer=", "Bank", "anna+x"),
    ("A%3AB%3Aanna", "&issuer=A%3AB", "A:B", "anna"),
    ("A%3A%20B:%20anna", "&issuer=A%3A%20B", "A: B", "anna"),
    ("%C3%86ble:s%C3%B8ren", "&image=https%3A%2F%2Fx", "Æble", "søren"),
  ])
  func `issuer and account are told apart`(label: String, rest: String, issuer: String, account: String)
    throws
  {
    let address = try OTPAuthURI("OTPAUTH://TOTP/\(label)?SECRET=mzxw6ytboi\(rest)#x")
    #expect(address.issuer == issuer)
    #expect(address.account == account)
  }

  @Test(
    arguments: [
      ("https://totp/a?secret=MY", .scheme), ("", .scheme), ("otpauth://motp/a?secret=MY", .type),
      ("otpauth://totp/?secret=MY", .label), ("otpauth://totp?secret=MY", .label),
      ("otpauth://totp/:?secret=MY", .label),
      ("otpauth://totp/a%2?secret=MY", .percent), ("otpauth://totp/a%zz?secret=MY", .percent),
      ("otpauth://totp/%FF?secret=MY", .percent), ("otpauth://totp/a?secret", .parameter),
      ("otpauth://totp/a?=MY", .parameter), ("otpauth://totp/a?secret=MY&Secret=MY", .repeated),
      ("otpauth://totp/a", .secret), ("otpauth://totp/a?issuer=b", .secret),
      ("otpauth://totp/a?secret=MY&algorithm=MD5", .algorithm),
      ("otpauth://totp/a?secret=MY&digits=5", .digits),
      ("otpauth://totp/a?secret=MY&digits=%2B6", .digits),
      ("otpauth://totp/a?secret=MY&digits=99999999999999999999", .digits),
      ("otpauth://hotp/a?secret=MY", .counter), ("otpauth://hotp/a?secret=MY&counter=-1", .counter),
      ("otpauth://hotp/a?secret=MY&counter=18446744073709551615", .counter),
      ("otpauth://totp/a?secret=MY&period=0", .period), ("otpauth://totp/a?secret=MY&period=86401", .period),
      ("otpauth://totp/a?secret=MY&period=18446744073709551615", .period),
    ] as [(String, OTPAuthURI.Part)])
  func `an address that does not hold is refused by its part`(text: String, part: OTPAuthURI.Part) {
    #expect(throws: OneTimeCodeError.address(part)) { try OTPAuthURI(text) }
  }

  @Test func `a wrong key is named by its place and not by its text`() {
    let error = #expect(throws: OneTimeCodeError.base32Character(position: 6)) {
      try OTPAuthURI("otpauth://totp/a?secret=MZXW61TBOI")
    }
    #expect(error.map { "\($0)".contains("MZXW") } == false)
  }

  @Test func `an address prints as a dot`() throws {
    let address = try OTPAuthURI("otpauth://totp/anna?secret=MZXW6YTBOI")
    var dumped = ""
    dump(address, to: &dumped)
    #expect("\(address)" == "•")
    #expect(dumped == "- •\n")
  }

  @Test func `any account comes back from its address`() throws {
    var random = SeededGenerator(state: 4226)
    for _ in 0..<2000 {
      let address = try Self.account(using: &random)
      #expect(try OTPAuthURI(address.revealed()) == address, "\(address.account.debugDescription)")
    }
  }

  @Test func `an account that could not be read back is refused`() throws {
    let generator = try HOTP(key: key)
    for (issuer, account) in [(nil, ""), (nil, "a:b"), ("", "a"), (nil, " a")] as [(String?, String)] {
      #expect(throws: OneTimeCodeError.address(.label)) {
        try OTPAuthURI(issuer: issuer, account: account, kind: .hotp(counter: 0), generator: generator)
      }
    }
  }

  static func account(using random: inout SeededGenerator) throws -> OTPAuthURI {
    let characters = Array("abcÆøå:%&=?#/+ @.-_~𝄞é😀ᐃ\u{301}\n")
    func name() -> String {
      "n"
        + String(
          (0..<Int.random(in: 0...12, using: &random)).compactMap { _ in
            characters.randomElement(using: &random)
          })
    }
    let hasIssuer = Bool.random(using: &random)
    let account = hasIssuer ? name() : name().filter { $0 != ":" }
    let key = (0..<Int.random(in: 1...64, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    let generator = try HOTP(
      key: Secret(key), algorithm: HashAlgorithm.allCases.randomElement(using: &random) ?? .sha1,
      digits: Int.random(in: 6...8, using: &random))
    let kind: OTPAuthURI.Kind =
      Bool.random(using: &random)
      ? .hotp(counter: UInt64.random(in: 0..<UInt64.max, using: &random))
      : .totp(step: .seconds(Int.random(in: 1...86_400, using: &random)))
    return try OTPAuthURI(
      issuer: hasIssuer ? name() : nil, account: account, kind: kind, generator: generator)
  }
}
