// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// A service that may not ask any more, and since which day.
public struct StoppedService: Hashable, Sendable {
  public let service: ServiceName
  public let since: CalendarDate

  public init(service: ServiceName, since: CalendarDate) {
    self.service = service
    self.since = since
  }
}
