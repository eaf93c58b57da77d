// SPDX-License-Identifier: GPL-3.0-or-later

/// A service that may not ask a user again until the user lifts it, because the user said "I did not start this".
public struct Freeze: Hashable, Sendable {
  public let user: UserID
  public let service: ServiceName
  public let since: Instant

  public init(user: UserID, service: ServiceName, since: Instant) {
    self.user = user
    self.service = service
    self.since = since
  }
}
