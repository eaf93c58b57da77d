// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// Lets a thread be given up while it is inside a call that does not return.
///
/// The thread enters before a call into the device and leaves after it; whoever watches may take the lease away in
/// between, once it has run out. Exactly one of the two succeeds: a thread that finds its lease revoked owns
/// nothing any more and ends.
final class Lease: Sendable {
  private static let outside: Int64 = 0
  private static let revoked: Int64 = -1

  /// When the present call should have returned, on `Clock`; or one of the two above.
  private let deadline = Atomic<Int64>(Lease.outside)

  /// Set while the thread makes calls, from its birth on; clear while it rests, when there is nothing to watch.
  let isActive = Atomic<Bool>(true)

  /// Before a call that should return within `patience` nanoseconds.
  func enter(patience: Int64) {
    deadline.store(Clock.now() + patience, ordering: .releasing)
  }

  /// After the call; false when the lease was revoked meanwhile.
  func leave() -> Bool {
    let mine = deadline.load(ordering: .relaxed)
    guard mine != Self.revoked else { return false }
    return deadline.compareExchange(expected: mine, desired: Self.outside, ordering: .acquiringAndReleasing)
      .exchanged
  }

  /// Takes the lease away if the thread is inside a call that was due before `now`.
  func revoke(due now: Int64) -> Bool {
    let due = deadline.load(ordering: .acquiring)
    guard due > 0, due < now else { return false }
    return deadline.compareExchange(
      expected: due, desired: Self.revoked, ordering: .acquiringAndReleasing
    ).exchanged
  }

  var isRevoked: Bool { deadline.load(ordering: .acquiring) == Self.revoked }
}
