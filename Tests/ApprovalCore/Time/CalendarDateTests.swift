// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

@testable import ApprovalCore

@Suite struct CalendarDateTests {
  @Test(arguments: [(2024, 2, 29), (2000, 2, 29), (2026, 12, 31), (1970, 1, 1), (2026, 4, 30)])
  func `a day of the calendar is one`(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) != nil)
  }

  @Test(arguments: [
    (2026, 2, 29), (1900, 2, 29), (2100, 2, 29), (2026, 4, 31), (2026, 13, 1), (2026, 0, 1), (2026, 1, 0),
  ])
  func `a day that no calendar has is none`(year: Int, month: Int, day: Int) {
    #expect(CalendarDate(year: year, month: month, day: day) == nil)
  }

  @Test func `days since 1970 agree with the system's calendar over six centuries`() throws {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    for days in stride(from: -130_000, through: 100_000, by: 97) {
      let parts = calendar.dateComponents(
        [.year, .month, .day], from: Date(timeIntervalSince1970: Double(days) * 86_400))
      // The system's calendar is Julian before 1582, which these days are all after.
      let expected = CalendarDate(year: parts.year ?? 0, month: parts.month ?? 0, day: parts.day ?? 0)
      #expect(CalendarDate(daysSince1970: days) == expected)
    }
  }

  @Test func `dates are ordered and printed year first`() throws {
    let earlier = CalendarDate(daysSince1970: 20_778)
    #expect(earlier.description == "2026-11-21")
    #expect(earlier < CalendarDate(daysSince1970: 20_779))
  }
}
