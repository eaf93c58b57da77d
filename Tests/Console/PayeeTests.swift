// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The advice where it counts, through the real daemon: at the first payment to somebody, also after a restart, and where a service has
/// it asked who is telephoning.
@Suite(.atLeisure, .timeLimit(.minutes(20))) struct PayeeTests {
  /// Deals with a payment to its question, and gives the phrases that were heard of it.
  private func hear(payee: String, _ more: [String] = [], in house: Household, then keys: String) async throws
    -> [String]
  {
    let (service, requested) = try await house.request(
      "anna", "one-time-code", ["--amount", "1250.00", "--currency", "DKK", "--payee", payee] + more)
    try await house.hear(phrase: "enterPIN")
    try house.type(Household.pin)
    try await house.hear(phrase: "enterCode")
    try house.type(try #require(requested["oneTimeCode"]))
    var phrases: [String] = []
    try await house.hear { line in
      if let phrase = line.phrase { phrases.append(phrase) }
      return line.phrase == "timeLeft"
    }
    for key in keys {
      try house.type(String(key))
      try await house.hear { $0.phrase?.hasPrefix("confirm") == true || $0.state != nil }
    }
    _ = await service.outcome()
    return phrases
  }

  @Test func `somebody new is said to be, until something was approved to them, and also after a restart`()
    async throws
  {
    let house = try await Household()
    try await house.enrol()
    // Rejected, they are as new as before.
    let first = try await hear(payee: "Else", in: house, then: "-")
    #expect(first.contains("adviceNewPayee") && !first.contains("adviceCall"), "\(first)")
    try house.type("5")
    #expect(try await hear(payee: "Else", in: house, then: "++").contains("adviceNewPayee"))
    #expect(try await house.end().code == 0)
    let again = try await Household(folder: house.folder)
    let known = try await hear(payee: "Else", in: again, then: "++")
    #expect(known.contains("fieldPayee") && !known.contains("adviceNewPayee"), "\(known)")
    #expect(try await hear(payee: "Ole", in: again, then: "-").contains("adviceNewPayee"))
    _ = try await again.end()
  }

  @Test func `whether somebody is telephoning is asked where the service has it asked`() async throws {
    let house = try await Household()
    try await house.enrol()
    let asked = try await hear(payee: "Else", ["--ask-about-calls"], in: house, then: "-")
    // What they are asked stands between the payment's fields and the question.
    let order = asked.drop { $0 != "fieldPayee" }.drop { $0 == "fieldPayee" }.prefix(3)
    #expect(order == ["adviceNewPayee", "adviceCall", "question"], "\(asked)")
    _ = try await house.end()
  }
}
