// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore

/// A service that may not ask any more, and since which day.
public struct StoppedService: Hashable, Sendable {
  /// Its name.
  public let service: ServiceName
  /// The day, where the reader is.
  public let since: CalendarDate

  /// A service and the day.
  public init(service: ServiceName, since: CalendarDate) {
    self.service = service
    self.since = since
  }
}
