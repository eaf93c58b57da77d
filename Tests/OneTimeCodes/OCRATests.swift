// SPDX-License-Identifier: GPL-3.0-or-later

import Cryptography
import OneTimeCodes
import Testing

@Suite struct OCRATests {
  let key = Secret(utf8: "12345678901234567890123456789012")

  @Test func `answers and signatures are those of RFC 6287`() throws {
    for vector in try OATHVectors.read().ocra {
      let generator = try OCRA(key: OATHVectors.key(vector.key), suite: OCRASuite(vector.suite))
      let input = OCRA.Input(
        questions: vector.question, counter: vector.counter, pin: vector.pin.map(Secret.init(utf8:)),
        time: vector.timeStep.map { $0 * 60 })
      #expect(try generator.code(for: input).revealed() == vector.code, "\(vector.suite)")
    }
  }

  @Test func `both sides' questions make the mutual answers of RFC 6287`() throws {
    let generator = try OCRA(key: key, suite: OCRASuite("OCRA-1:HOTP-SHA256-8:QA08"))
    let server = try generator.code(for: OCRA.Input(questions: "CLI22220", "SRV11110"))
    let client = try generator.code(for: OCRA.Input(questions: "SRV11110", "CLI22220"))
    #expect(server.revealed() == "28247970")
    #expect(client.revealed() == "15510767")
  }

  @Test func `a suite names its parts`() throws {
    let suite = try OCRASuite("OCRA-1:HOTP-SHA512-10:C-QA64-PSHA256-S064-T48H")
    #expect(suite.algorithm == .sha512)
    #expect(suite.digits == 10)
    #expect(suite.hasCounter)
    #expect(suite.questionFormat == .alphanumeric)
    #expect(suite.questionLength == 64)
    #expect(suite.pinAlgorithm == .sha256)
    #expect(suite.sessionLength == 64)
    #expect(suite.timeStep == .seconds(48 * 3600))
  }

  @Test(
    arguments: [
      ("", .version), ("OCRA-2:HOTP-SHA1-6:QN08", .version), ("OCRA-1:HOTP-SHA1-6", .version),
      ("OCRA-1:HOTP-SHA1-6:QN08:QN08", .version), ("OCRA-1:TOTP-SHA1-6:QN08", .function),
      ("OCRA-1:HOTP-MD5-6:QN08", .function), ("OCRA-1:HOTP-SHA1-3:QN08", .function),
      ("OCRA-1:HOTP-SHA1-11:QN08", .function), ("OCRA-1:HOTP-SHA1:QN08", .function),
      ("OCRA-1:HOTP-SHA1-6:", .question), ("OCRA-1:HOTP-SHA1-6:C", .question),
      ("OCRA-1:HOTP-SHA1-6:QB08", .question), ("OCRA-1:HOTP-SHA1-6:QN03", .question),
      ("OCRA-1:HOTP-SHA1-6:QN65", .question), ("OCRA-1:HOTP-SHA1-6:QN+8", .question),
      ("OCRA-1:HOTP-SHA1-6:QN08-PMD5", .pin), ("OCRA-1:HOTP-SHA1-6:QN08-S64", .session),
      ("OCRA-1:HOTP-SHA1-6:QN08-S513", .session), ("OCRA-1:HOTP-SHA1-6:QN08-T60S", .timestamp),
      ("OCRA-1:HOTP-SHA1-6:QN08-T0H", .timestamp), ("OCRA-1:HOTP-SHA1-6:QN08-TM", .timestamp),
      ("OCRA-1:HOTP-SHA1-6:QN08-T1D", .timestamp), ("OCRA-1:HOTP-SHA1-6:QN08-C", .order),
      ("OCRA-1:HOTP-SHA1-6:QN08-T1M-PSHA1", .order), ("OCRA-1:HOTP-SHA1-6:QN08-", .order),
    ] as [(String, OCRASuite.Part)])
  func `a suite against the grammar is refused by its part`(text: String, part: OCRASuite.Part) {
    #expect(throws: OneTimeCodeError.suite(part)) { try OCRASuite(text) }
  }

  @Test func `what the suite wants and is not given is named`() throws {
    let generator = try OCRA(key: key, suite: OCRASuite("OCRA-1:HOTP-SHA1-6:C-QN08-PSHA1-S004-T1M"))
    var input = OCRA.Input(questions: "12345678")
    #expect(throws: OneTimeCodeError.input(.counter)) { try generator.code(for: input) }
    input.counter = 1
    #expect(throws: OneTimeCodeError.input(.pin)) { try generator.code(for: input) }
    input.pin = Secret(utf8: "1234")
    input.session = [1, 2, 3, 4, 5]
    #expect(throws: OneTimeCodeError.input(.session)) { try generator.code(for: input) }
    input.session = [1, 2, 3]
    #expect(throws: OneTimeCodeError.input(.timestamp)) { try generator.code(for: input) }
    input.time = 0
    #expect(try generator.code(for: input).count == 6)
  }

  @Test func `every part of the input changes the code`() throws {
    let generator = try OCRA(key: key, suite: OCRASuite("OCRA-1:HOTP-SHA1-10:C-QN08-PSHA1-S004-T1M"))
    let start = OCRA.Input(
      questions: "12345678", counter: 1, pin: Secret(utf8: "1234"), session: [1],
      time: 0)
    var others = [start, start, start, start, start]
    others[0].counter = 2
    others[1].questions = ["12345679"]
    others[2].pin = Secret(utf8: "1235")
    others[3].session = [2]
    others[4].time = 60
    let code = try generator.code(for: start)
    for other in others { #expect(try generator.code(for: other) != code) }
  }

  @Test(arguments: [
    ("QN08", "1234567a"), ("QN08", "123456789"), ("QN08", ""), ("QH08", "1234567g"), ("QA08", "a b"),
    ("QA08", "æøå"),
  ])
  func `a question in other characters or too long is refused`(format: String, question: String) throws {
    let generator = try OCRA(key: key, suite: OCRASuite("OCRA-1:HOTP-SHA1-6:" + format))
    #expect(throws: OneTimeCodeError.input(.question)) {
      try generator.code(for: OCRA.Input(questions: question))
    }
  }

  @Test(arguments: ["QN64", "QH64", "QA64"])
  func `the longest questions of both sides fit`(format: String) throws {
    let generator = try OCRA(key: key, suite: OCRASuite("OCRA-1:HOTP-SHA1-6:" + format))
    let question = String(repeating: "9", count: 64)
    #expect(try generator.code(for: OCRA.Input(questions: question, question)).count == 6)
  }

  @Test func `a reader's code binds counter and text, and is found within the window`() throws {
    let generator = try OCRA(key: key, suite: OCRASuite("OCRA-1:HOTP-SHA256-6:C-QH64"))
    let text = Digest.sha256(Array("Log on".utf8))
    let code = try generator.code(for: .signing(text, counter: 12))
    #expect(try generator.match(code, for: .signing(text, counter: 10), window: 5) == 12)
    #expect(try generator.match(code, for: .signing(text, counter: 13), window: 5) == nil)
    let other = Digest.sha256(Array("Log on ".utf8))
    #expect(try generator.match(code, for: .signing(other, counter: 10), window: 5) == nil)
  }

  @Test func `a suite of no digits answers with the whole MAC`() throws {
    let generator = try OCRA(key: key, suite: OCRASuite("OCRA-1:HOTP-SHA512-0:QN08"))
    let input = OCRA.Input(questions: "12345678")
    #expect(try generator.mac(for: input).count == 64)
    #expect(throws: OneTimeCodeError.suite(.function)) { try generator.code(for: input) }
  }
}
