// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// The way back of a person who has nothing left that approves: a code kept for the day, and a wait that was begun.
///
/// A recovery is begun with the code and the password, or with a temporary PIN and the password. It waits, is announced on
/// everything that the person has, and any of that stops it; only then does it let one authenticator be activated.
public struct Recovery: Sendable {
  /// Whose it is.
  public let user: UserID
  /// The recovery code, where one was made; it is good once.
  public var code: Secret?
  /// The wait that was begun; `nil` while none was.
  public var wait: Wait?

  /// A wait: from its beginning, to when it lets something be activated, and until when.
  public struct Wait: Hashable, Sendable {
    /// When it was begun.
    public let requestedAt: Instant
    /// From when on it serves.
    public let dueAt: Instant
    /// Whether the person was told that it is due.
    public var isAnnounced: Bool

    /// A wait as it is kept.
    public init(requestedAt: Instant, dueAt: Instant, isAnnounced: Bool = false) {
      self.requestedAt = requestedAt
      self.dueAt = dueAt
      self.isAnnounced = isAnnounced
    }
  }

  /// A recovery as it is kept.
  public init(user: UserID, code: Secret? = nil, wait: Wait? = nil) {
    self.user = user
    self.code = code
    self.wait = wait
  }
}
