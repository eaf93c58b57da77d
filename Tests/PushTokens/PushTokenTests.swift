// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Foundation
import Testing

@testable import PushTokens

/// What a push token sends and takes, against messages that Python's `cryptography` signed as a privacyIDEA 3.14 server does.
struct PushTokenTests {
  private let vectors: Vectors
  private let token: PushToken

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/push.json")
    vectors = try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    let key = try RSASigningKey(derRepresentation: Secret(Self.bytes(vectors.tokenKey)))
    let enrolment = PushEnrolment(try PushAddress(vectors.enrolment.address), key: key)
    token = try enrolment.token(answered: Self.enrolled(vectors.serverKey))
  }

  // MARK: Enrolling

  @Test func `an address is enrolled with the public half of a key, and the server's key is kept`() throws {
    let address = try PushAddress(vectors.enrolment.address)
    #expect(address.name == "Universitetet i Nuuk PIPU0006EF85")
    #expect(address.lifetime == .seconds(600))
    let request = PushEnrolment(address, key: token.key).request
    #expect(request.method == .post && request.url == vectors.url)
    #expect(request.body == vectors.enrolment.body)
    #expect(token.serial == vectors.serial)
  }

  @Test(arguments: [
    "", "{}", "<html>", #"{"result": {"status": false, "error": {"code": 905}}}"#,
    #"{"result": {"status": true, "value": false}, "detail": {"public_key": "AAAA"}}"#,
    #"{"result": {"status": true, "value": true}}"#,
    #"{"result": {"status": true, "value": true}, "detail": {"public_key": "AAAA"}}"#,
    #"{"result": {"status": true, "value": true}, "detail": {"public_key": 7}}"#,
  ])
  func `an answer that enrols nothing is told apart`(answer: String) throws {
    let enrolment = PushEnrolment(try PushAddress(vectors.enrolment.address), key: token.key)
    #expect(throws: PushError.self) { try enrolment.token(answered: Array(answer.utf8)) }
  }

  @Test(arguments: [
    ("https", "http"), ("url=", "u="), ("serial=", "s="), ("enrollment_credential=", "e="), ("v=1", "v=2"),
    ("ttl=10", "ttl=ten"), ("%3A//push", "%3A//anna@push"), ("/ttype/push&", "/ttype/push%3Fa&"),
    ("serial=PIPU", "serial=PI%7CPU"), ("pipush", "totp"), ("issuer=", "issuer=%zz"), ("ttl=10", "ttl=0"),
  ])
  func `an address that does not hold is refused in a sentence`(part: String, other: String) throws {
    let address = vectors.enrolment.address.replacing(part, with: other)
    try #require(address != vectors.enrolment.address)
    #expect(throws: PushError.self) { try PushAddress(address) }
  }

  @Test func `an address is known by its beginning, and prints as nothing`() throws {
    #expect(PushAddress.isPush("\u{FEFF} OTPAUTH://pipush/"))
    #expect(PushAddress.isPush("pia://pipush/x"))
    #expect(!PushAddress.isPush("otpauth://totp/pipush/"))
    let address = try PushAddress("  " + vectors.enrolment.address + "\n")
    #expect("\(address)" == "•" && String(reflecting: address) == "•")
  }

  // MARK: Asking and answering

  @Test func `a poll is signed over token and time`() throws {
    let request = try token.poll(at: vectors.poll.timestamp)
    #expect(request.method == .get && request.body == "")
    #expect(request.url == vectors.poll.address)
  }

  @Test func `an answer is signed over challenge, token and decision`() throws {
    let challenge = try #require(try challenges("plain").first)
    let decisions: [String: PushDecision] = [
      "approve": .approve(), "presence": .approve(presence: "42"), "decline": .decline,
      "notMine": .declineAsNotMine,
    ]
    #expect(vectors.answers.count == decisions.count)
    for answer in vectors.answers {
      let decision = try #require(decisions[answer.decision])
      let request = try token.answer(decision, to: challenge)
      #expect(request.method == .post && request.url == vectors.url)
      #expect(request.body == answer.body, "\(answer.decision)")
    }
  }

  // MARK: Challenges

  @Test func `a challenge is taken where every field of it is signed by the server for this token`() throws {
    for vector in vectors.challenges {
      let taken = try challenges(vector.name)
      #expect((taken.count == 1) == vector.isTaken, "\(vector.name)")
    }
    #expect(vectors.challenges.count { !$0.isTaken } >= 15)
    let plain = try #require(try challenges("plain").first)
    #expect(plain.question == "Log på wiki.example.dk?" && plain.title == "Universitetet")
    #expect(plain.choices.isEmpty)
    #expect(try challenges("numbers to choose from").first?.choices == ["07", "42", "93"])
  }

  @Test(arguments: [
    "", "null", "[]", "<!doctype html>", #"{"result": {"status": true}}"#,
    #"{"result": {"status": true, "value": 1}}"#, #"{"result": {"status": false, "value": []}}"#,
    #"{"result": "#, "{\"result\": {\"status\": true, \"value\": [" + String(repeating: "[", count: 500),
  ])
  func `what is no answer to a poll is refused`(answer: String) {
    #expect(throws: PushError.self) { try PushChallenge.open(for: token, answered: Array(answer.utf8)) }
  }

  @Test func `an answer that is too long, or holds too much, is refused before it costs anything`() {
    let long =
      [UInt8](repeating: 0x20, count: PushReply.mostBytes)
      + Array(#"{"result": {"status": true, "value": []}}"#.utf8)
    #expect(throws: PushError.self) { try PushChallenge.open(for: token, answered: long) }
    let many = #"{"result": {"status": true, "value": ["# + String(repeating: "1,", count: 5000) + "1]}}"
    #expect(throws: PushError.self) { try PushChallenge.open(for: token, answered: Array(many.utf8)) }
  }

  @Test func `of many challenges a few are looked at`() throws {
    let one = try #require(vectors.challenges.first?.text)
    let many = Self.polled(Array(repeating: one, count: 20))
    #expect(try PushChallenge.open(for: token, answered: many).challenges.count == PushChallenge.most)
  }

  // MARK: Outcomes

  @Test func `what the server says of an answer is read, with the code that it wants typed`() throws {
    let taken = try PushOutcome(answered: Array(#"{"result": {"status": true, "value": true}}"#.utf8))
    #expect(taken.isTaken && taken.code == nil)
    let refused = try PushOutcome(answered: Array(#"{"result": {"status": true, "value": false}}"#.utf8))
    #expect(!refused.isTaken)
    func detailed(_ code: String) -> [UInt8] {
      Array(#"{"result": {"status": true, "value": true}, "detail": {"display_code": "\#(code)"}}"#.utf8)
    }
    for code in ["07", "482917"] {
      #expect(try PushOutcome(answered: detailed(code)).code == Secret(utf8: code))
    }
    #expect(throws: PushError.self) { try PushOutcome(answered: detailed("")) }
    #expect(throws: PushError.self) { try PushOutcome(answered: detailed("48 or so")) }
  }

  // MARK: -

  private func challenges(_ name: String) throws -> [PushChallenge] {
    let text = try #require(vectors.challenges.first { $0.name == name }?.text)
    return try PushChallenge.open(for: token, answered: Self.polled([text])).challenges
  }

  private static func polled(_ challenges: [String]) -> [UInt8] {
    Array(#"{"result": {"status": true, "value": [\#(challenges.joined(separator: ","))]}}"#.utf8)
  }

  private static func enrolled(_ serverKey: String) throws -> [UInt8] {
    let key = String(decoding: try JSONEncoder().encode(serverKey), as: UTF8.self)
    return Array(#"{"result": {"status": true, "value": true}, "detail": {"public_key": \#(key)}}"#.utf8)
  }

  private static func bytes(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }
}

/// The file of messages.
private struct Vectors: Decodable {
  struct Enrolment: Decodable { let address, body: String }
  struct Poll: Decodable { let timestamp, address: String }
  struct Answer: Decodable { let decision, body: String }
  struct Challenge: Decodable {
    let name: String
    let isTaken: Bool
    let challenge: JSONAny

    var text: String { challenge.text }
  }

  let url, serial, tokenKey, serverKey: String
  let enrolment: Enrolment
  let poll: Poll
  let answers: [Answer]
  let challenges: [Challenge]
}

/// A challenge as it is sent: an object of texts, where one may be a number; or a text.
private struct JSONAny: Decodable {
  let text: String

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = String(decoding: try JSONEncoder().encode(text), as: UTF8.self)
    } else {
      let members = try container.decode([String: Member].self).mapValues(\.value)
      text = String(decoding: try JSONSerialization.data(withJSONObject: members), as: UTF8.self)
    }
  }

  private struct Member: Decodable {
    let value: Any

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      value =
        if let text = try? container.decode(String.self) { text } else { try container.decode(Int.self) }
    }
  }
}
