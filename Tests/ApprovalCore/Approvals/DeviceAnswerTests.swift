// SPDX-License-Identifier: GPL-3.0-or-later
import Cryptography
import Foundation
import Testing

@testable import ApprovalCore

/// What a device signs, byte by byte, against vectors that another library made.
struct DeviceAnswerTests {
  /// `Vectors/device-answers.json`.
  struct Vectors: Decodable {
    struct Text: Decodable {
      let action, service, text, approvalID, textDigest: String
      let amount, currency, payee, toAccount, language: String?
    }

    struct Answer: Decodable {
      let approvalID, textDigest, act, message, signature: String
    }

    let seed, publicKey: String
    let texts: [Text]
    let answers: [Answer]
  }

  private let vectors: Vectors

  init() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    vectors = try JSONDecoder().decode(
      Vectors.self, from: Data(contentsOf: tests.appending(path: "Vectors/device-answers.json")))
  }

  static let acts: [DeviceAnswer.Act] = [
    .open, .bind, .heard, .approve, .reject(.changedMind), .reject(.notMe), .extend, .freeze,
  ]

  @Test func `a device makes the digest from the text it presents`() throws {
    #expect(vectors.texts.count == 2)
    for given in vectors.texts {
      let amount = try given.amount.map { try Amount($0, currency: #require(given.currency)) }
      let text = try TransactionText(
        action: #require(Action(rawValue: given.action)), service: ServiceName(given.service),
        body: given.text, amount: amount, payee: given.payee, account: given.toAccount,
        language: given.language)
      #expect(Hexadecimal.encode(text.digest) == given.textDigest)
    }
  }

  @Test func `every act has its message, and its signature under the key`() throws {
    let key = try SigningKey(rawRepresentation: Secret(#require(Hexadecimal.decode(vectors.seed))))
    #expect(Base64.url.encode(key.verifyingKey.rawRepresentation) == vectors.publicKey)
    for given in vectors.answers {
      let act = try #require(Self.acts.first { $0.text == given.act })
      let answer = DeviceAnswer(
        act, to: try #require(ApprovalID(given.approvalID)),
        textDigest: try #require(Hexadecimal.decode(given.textDigest)))
      #expect(String(decoding: answer.message, as: UTF8.self) == given.message)
      #expect(Base64.url.encode(try key.sign(answer.message)) == given.signature)
    }
    #expect(Set(vectors.answers.map(\.act)) == Set(Self.acts.map(\.text)))
    #expect(Set(vectors.answers.map(\.message)).count == 16)
  }
}
