// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import ApprovalCore

/// Every no can be heard, and every number has its source.
struct WordingTests {
  @Test func `every refusal has a code of its own`() {
    let codes = Refusal.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(codes.allSatisfy { $0.hasPrefix("refused") })
  }

  @Test(arguments: [
    (Refusal.wrongPIN(triesLeft: 2), ["tries": "2"]), (.wrongCode(triesLeft: 1), [:]),
    (.stepNotNow(.chip), ["step": "enrolChip"]),
    (.tooSoon(until: Instant(milliseconds: 0)), ["until": "1970-01-01T00:00:00Z"]), (.blocked, [:]),
  ])
  func `a refusal carries what its code speaks of`(refusal: Refusal, arguments: [String: String]) {
    #expect(refusal.arguments.mapValues(\.description) == arguments)
  }

  @Test func `every reason to turn a text away has a code of its own`() {
    let codes = TextError.Reason.allCases.map(\.code)
    #expect(Set(codes).count == codes.count)
    let tooLong = TextError(.text, .tooLong(characters: 501, limit: 500))
    #expect(
      tooLong.arguments == ["field": .code("partText"), "characters": .number(501), "limit": .number(500)])
  }

  @Test func `every step of an enrolment has a code of its own`() {
    #expect(Set(EnrolmentStep.allCases.map(\.code)).count == EnrolmentStep.allCases.count)
  }

  @Test func `every number has its name, its value and its source`() {
    let table = Limits().table
    #expect(table.count >= 45)
    #expect(Set(table.map(\.name)).count == table.count)
    #expect(table.allSatisfy { !$0.value.isEmpty && $0.source.count >= 4 })
    let delay = table.first { $0.name == "methodSwitchDelay" }
    #expect(delay?.value == "86400 seconds")
  }
}
