// SPDX-License-Identifier: GPL-3.0-or-later

/// A service that may not ask a user again until the user lifts it, because the user said "I did not start this".
public struct Freeze: Hashable, Sendable {
  /// Who does not take its requests.
  public let user: UserID
  /// Whose requests are refused.
  public let service: ServiceName
  /// When the user said so.
  public let since: Instant

  /// A freeze as it is kept.
  public init(user: UserID, service: ServiceName, since: Instant) {
    self.user = user
    self.service = service
    self.since = since
  }
}
