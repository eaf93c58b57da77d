// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (951_782_400_000, "2000-02-29T00:00:00Z"),
    (1_790_000_000_000, "2026-09-21T14:13:20Z"), (-1, "1969-12-31T23:59:59Z"),
    (4_107_542_399_000, "2100-02-28T23:59:59Z"), (4_107_542_400_000, "2100-03-01T00:00:00Z"),
  ])
  func `a moment prints as RFC 3339 in UTC`(milliseconds: Int64, text: String) {
    #expect(Instant(milliseconds: milliseconds).description == text)
  }

  @Test func `moments and durations add up`() {
    let one = Instant(milliseconds: 1500)
    #expect((one + .seconds(2)).milliseconds == 3500)
    #expect((one + .seconds(2)).duration(since: one) == .seconds(2))
    #expect(one.seconds == 1)
    #expect(Instant(milliseconds: -1500).seconds == -2)
  }
}
