// SPDX-License-Identifier: GPL-3.0-or-later

import Sound

/// Takes the events of a player one by one.
struct Listener {
  private var iterator: AsyncStream<PlayerEvent>.AsyncIterator

  init(_ player: Player) { iterator = player.events.makeAsyncIterator() }

  mutating func next() async -> PlayerEvent? { await iterator.next() }

  /// The end of a passage, whatever is said before it; nil where it was refused, or nothing more is said.
  mutating func end(of id: PassageID) async -> (from: Int, to: Int, complete: Bool, played: Int)? {
    while let event = await next() {
      switch event {
      case .ended(id, let from, let to, let complete, let played): return (from, to, complete, played)
      case .refused(id, _): return nil
      default: continue
      }
    }
    return nil
  }
}

/// A sound that is recognised wherever it turns up: a ramp of positive samples that starts at `first`.
func ramp(_ count: Int, from first: Int = 1) -> [Int16] {
  (0..<count).map { Int16(first + $0 % 10_000) }
}

extension Listener {
  /// Skips to the first event that fits; false when there is none.
  mutating func find(_ fits: (PlayerEvent) -> Bool) async -> Bool {
    while let event = await next() { if fits(event) { return true } }
    return false
  }

  mutating func began(_ id: PassageID) async -> Bool {
    await find { if case .began(id, _) = $0 { true } else { false } }
  }
}

extension Player.Options {
  /// For what does not ask whether an output is stuck: on a busy machine a thread may wait for its turn for seconds.
  static var patient: Self {
    var options = Self()
    options.stallTimeout = .seconds(600)
    return options
  }
}
