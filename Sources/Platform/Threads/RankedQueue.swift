// SPDX-License-Identifier: GPL-3.0-or-later

/// Elements with ranks: the lowest rank comes first, and within a rank the element that was inserted first.
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
  /// The rank of the first element.
  var firstRank: Int64? { entries.first?.rank }

  mutating func insert(_ element: Element, rank: Int64) {
    number += 1
    entries.insert(Entry(element: element, rank: rank, number: number))
  }

  mutating func removeFirst() -> Element? { entries.removeFirst()?.element }

  /// Removes the elements up to that rank, in order.
  mutating func removeAll(upTo rank: Int64) -> [Element] {
    var removed: [Element] = []
    while let first = firstRank, first <= rank, let element = removeFirst() { removed.append(element) }
    return removed
  }
}

/// A binary heap: the least element comes first, and inserting and removing take logarithmic time.
struct Heap<Element: Comparable> {
  private var elements: [Element] = []

  var first: Element? { elements.first }
  var count: Int { elements.count }

  mutating func insert(_ element: Element) {
    elements.append(element)
    var place = elements.count - 1
    while place > 0, elements[place] < elements[(place - 1) / 2] {
      elements.swapAt(place, (place - 1) / 2)
      place = (place - 1) / 2
    }
  }

  mutating func removeFirst() -> Element? {
    guard let last = elements.popLast() else { return nil }
    guard let least = elements.first else { return last }
    elements[0] = last
    sink()
    return least
  }

  /// Moves the first element down to its place.
  private mutating func sink() {
    var place = 0
    while let child = lesserChild(of: place), elements[child] < elements[place] {
      elements.swapAt(child, place)
      place = child
    }
  }

  private func lesserChild(of place: Int) -> Int? {
    let (left, right) = (2 * place + 1, 2 * place + 2)
    guard left < elements.count else { return nil }
    return right < elements.count && elements[right] < elements[left] ? right : left
  }
}
