// SPDX-License-Identifier: GPL-3.0-or-later

/// Beginnings and ends of passages that were written to the output and not heard yet, in the order of their frames.
///
/// A ring of fixed size, which allocates nothing: while it is full, no further passage is dequeued.
struct PendingBoundaries {
  /// A passage takes two.
  static let capacity = 64

  private var slots: [PlayerEvent?] = Array(repeating: nil, count: capacity)
  private var first = 0
  private(set) var count = 0

  /// Whether the end of the current passage and both boundaries of another one fit.
  var hasRoom: Bool { count + 3 <= Self.capacity }

  mutating func append(_ boundary: PlayerEvent) {
    slots[(first + count) % Self.capacity] = boundary
    count += 1
  }

  /// Removes and returns the first boundary, if its frame is among the `heard` frames that were heard.
  mutating func popFirst(heard: Int) -> PlayerEvent? {
    guard count > 0, let event = slots[first], event.frame <= heard else { return nil }
    return removeFirst()
  }

  /// Removes the first boundary of an output that discarded every frame after `heard`, and returns it as it came to pass.
  ///
  /// A passage that starts after `heard` did not begin; one that would have ended after it ended there, incomplete.
  mutating func popFirst(discardedAfter heard: Int) -> PlayerEvent? {
    while count > 0, let event = removeFirst() {
      switch event {
      case .began(_, let from) where from > heard: continue
      case .ended(let id, let from, let to, _, let played) where to > heard:
        return .ended(
          id, from: min(from, heard), to: heard, complete: false, playedSamples: max(0, played - (to - heard))
        )
      default: return event
      }
    }
    return nil
  }

  private mutating func removeFirst() -> PlayerEvent? {
    let event = slots[first]
    slots[first] = nil
    first = (first + 1) % Self.capacity
    count -= 1
    return event
  }
}

extension PlayerEvent {
  /// The frame that must be heard before the event is true.
  fileprivate var frame: Int {
    switch self {
    case .began(_, let from): from
    case .ended(_, _, let to, _, _): to
    default: 0
    }
  }
}
