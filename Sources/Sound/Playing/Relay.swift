// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// The relay thread: carries reports from the player thread to whoever listens, and frees what was played.
///
/// It exists so that the player thread never frees memory and never takes the lock of an `AsyncStream`.
struct Relay {
  let conduit: Conduit
  let events: AsyncStream<PlayerEvent>.Continuation

  /// Relays until the player thread is done and everything it said has been passed on.
  func run() {
    while true {
      let isDone = conduit.isPlayerDone.load(ordering: .acquiring)
      while let report = conduit.reports.pop() {
        if case .event(let event) = report { events.yield(event) }
      }
      if isDone { break }
      conduit.relayWake.sleep()
    }
    events.finish()
  }
}
