// SPDX-License-Identifier: GPL-3.0-or-later

/// Beginnings and endings that were written to the output and are not heard yet, in the order of their frames.
///
/// Bounded and without allocation: where it is full, no further passage is taken up.
struct Marks {
  /// A passage needs two.
  static let capacity = 64

  private var slots: [PlayerEvent?] = Array(repeating: nil, count: capacity)
  private var first = 0
  private(set) var count = 0

  var hasRoom: Bool { count + 3 <= Self.capacity }

  mutating func add(_ event: PlayerEvent) {
    slots[(first + count) % Self.capacity] = event
    count += 1
  }

  /// Takes the first mark, if the output has been heard up to it.
  mutating func pop(heard: Int) -> PlayerEvent? {
    guard count > 0, let event = slots[first], event.frame <= heard else { return nil }
    return removeFirst()
  }

  /// Takes the first mark of an output that was lost when it had been heard up to `heard`; what was not heard
  /// did not begin, or ended there.
  mutating func cut(heard: Int) -> PlayerEvent? {
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
  /// The frame that must be heard before it is said.
  fileprivate var frame: Int {
    switch self {
    case .began(_, let from): from
    case .ended(_, _, let to, _, _): to
    default: 0
    }
  }
}
