// SPDX-License-Identifier: GPL-3.0-or-later

/// Elements by rank, the lowest first, and of one rank the one that came first.
struct RankedQueue<Element> {
  private struct Entry: Comparable {
    let element: Element
    let rank: Int64
    let number: UInt64

    static func == (one: Entry, other: Entry) -> Bool { one.number == other.number }

    static func < (one: Entry, other: Entry) -> Bool {
      (one.rank, one.number) < (other.rank, other.number)
    }
  }

  private var entries = Heap<Entry>()
  private var number: UInt64 = 0

  var count: Int { entries.count }
  /// The rank of the element that is next.
  var firstRank: Int64? { entries.first?.rank }

  mutating func insert(_ element: Element, rank: Int64) {
    number += 1
    entries.insert(Entry(element: element, rank: rank, number: number))
  }

  mutating func removeFirst() -> Element? { entries.removeFirst()?.element }

  /// Takes out those of at most that rank, in order.
  mutating func removeAll(upTo rank: Int64) -> [Element] {
    var removed: [Element] = []
    while let first = firstRank, first <= rank, let element = removeFirst() { removed.append(element) }
    return removed
  }
}
