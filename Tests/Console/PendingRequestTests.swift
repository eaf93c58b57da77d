// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import JSON
import ServiceInterfaces
import Testing

@testable import kodeoplaeser

/// What an app in a terminal signs: the text that it showed, and nothing that a daemon only names.
struct PendingRequestTests {
  private static let id = "0123456789abcdef0123456789abcdef"

  private func told(_ text: TransactionText, _ more: [String: JSONValue] = [:]) throws -> PendingRequest? {
    var fields: [String: JSONValue] = [
      "approvalID": .string(Self.id), "authenticator": .string("1"), "state": .string("bound"),
      "binding": .string("qr"), "service": .string(text.service.text),
      "action": .string(text.action.rawValue),
      "text": .string(text.body), "isRepeat": .bool(false), "expiresAt": .string("2026-01-01T00:00:00Z"),
      "textDigest": .string(Hexadecimal.encode(text.digest)),
    ]
    fields["amount"] = text.amount.map { .string($0.decimal) }
    fields["currency"] = text.amount.map { .string($0.currency) }
    fields["payee"] = text.payee.map { .string($0) }
    fields["toAccount"] = text.account.map { .string($0) }
    fields["language"] = text.language.map { .string($0) }
    fields["change"] = text.change.map { .string($0.canonical) }
    return PendingRequest(try JSONValue.object(fields.merging(more) { $1 }).decoded())
  }

  private func payment() throws -> TransactionText {
    try TransactionText(
      action: .approve, service: ServiceName("Bank æøå"), body: "Betal\nnu",
      amount: Amount("12500.00", currency: "DKK"),
      payee: "Bo", account: "1234 567890", language: "da")
  }

  @Test func `every field that is shown is signed`() throws {
    let text = try payment()
    let request = try #require(try told(text))
    #expect(try request.answer(.approve).textDigest == text.digest)
    #expect(try request.answer(.approve).approval.text == Self.id)
    for (field, value) in [
      ("service", "Bank"), ("action", "sign"), ("text", "Betal\nnu!"), ("amount", "12500.0"),
      ("currency", "EUR"), ("payee", "Ib"), ("toAccount", "1234 567891"), ("language", "en"),
      ("textDigest", String(repeating: "0", count: 64)), ("approvalID", "x"),
      ("change", "changePassword\n\n"),
    ] {
      let other = try #require(try told(text, [field: .string(value)]), "\(field)")
      #expect(throws: Failure.self, "\(field)") { try other.answer(.approve) }
    }
    for field in ["amount", "payee", "toAccount", "language"] {
      let other = try #require(try told(text, [field: .null]), "\(field)")
      #expect(throws: Failure.self, "\(field)") { try other.answer(.approve) }
    }
  }

  @Test(arguments: IdentityChange.Kind.allCases)
  func `a change of what may approve is told as a sentence, and signed`(kind: IdentityChange.Kind) throws {
    let change = IdentityChange(kind, of: .codeReader, subject: "4711\u{202E}")
    let text = try TransactionText(
      action: .approve, service: ServiceName("Kodeoplæser"), body: "", change: change)
    let request = try #require(try told(text))
    #expect(try request.answer(.approve).textDigest == text.digest)
    let sentence = try #require(request.facts.compactMap(\.self).first { $0.name == "change" }).sentence
    #expect(sentence == change.sentence && !sentence.contains("\u{202E}") && sentence.count > 20)
    let unknown = try #require(try told(text, ["change": .string("abolish\n\n")]))
    #expect(throws: Failure.self) { try unknown.answer(.approve) }
  }

  @Test func `no two changes are told by one sentence`() {
    let sentences = IdentityChange.Kind.allCases.map { IdentityChange($0, of: .app, subject: "1").sentence }
    #expect(Set(sentences).count == sentences.count)
  }
}
