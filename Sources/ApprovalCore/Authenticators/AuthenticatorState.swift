// SPDX-License-Identifier: GPL-3.0-or-later

/// Where an authenticator stands; only an active one approves.
public enum AuthenticatorState: String, CaseIterable, Sendable {
  /// From the order to the end.
  case ordered, active, blocked, deleted

  /// What can happen to an authenticator.
  public enum Event: CaseIterable, Sendable {
    /// By the user, or, of blocking, by too many wrong PINs; only what was blocked on request is unblocked.
    case activate, block, unblock, delete
  }

  /// The only ways from state to state; nothing leads out of deleted.
  private static let ways: [(from: AuthenticatorState, by: Event, to: AuthenticatorState)] = [
    (.ordered, .activate, .active),
    (.ordered, .block, .blocked),
    (.ordered, .delete, .deleted),
    (.active, .block, .blocked),
    (.active, .delete, .deleted),
    (.blocked, .unblock, .active),
    (.blocked, .delete, .deleted),
  ]

  /// The state that an event leads to; `nil` where no rule names it.
  public func next(by event: Event) -> AuthenticatorState? {
    Self.ways.first { $0.from == self && $0.by == event }?.to
  }
}
