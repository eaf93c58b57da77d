// SPDX-License-Identifier: GPL-3.0-or-later

internal import Synchronization

/// A bounded queue from one thread to one other, without locks and without allocation.
// Invariant: only one thread calls `push` and only one calls `pop` or `first`; a slot between `head` and `tail` is
// initialised and belongs to the popper, any other is not and belongs to the pusher.
@safe final class Ring<Element: Sendable>: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<Element>
  /// Counts pops.
  private let head = Atomic<Int>(0)
  /// Counts pushes.
  private let tail = Atomic<Int>(0)

  init(capacity: Int) {
    unsafe slots = .allocate(capacity: capacity)
  }

  deinit {
    while pop() != nil {}
    unsafe slots.deallocate()
  }

  /// Slots free for the pusher: at least so many pushes will succeed.
  var room: Int { unsafe slots.count - (tail.load(ordering: .relaxed) - head.load(ordering: .acquiring)) }

  /// Slots filled for the popper: at least so many pops will succeed.
  var count: Int { tail.load(ordering: .acquiring) - head.load(ordering: .relaxed) }

  /// Nothing to pop.
  var isEmpty: Bool { count == 0 }

  /// Adds at the end; false, and nothing added, when full.
  func push(_ element: consuming Element) -> Bool {
    guard room > 0 else { return false }
    let end = tail.load(ordering: .relaxed)
    unsafe slots.initializeElement(at: end % slots.count, to: element)
    tail.store(end + 1, ordering: .releasing)
    return true
  }

  /// The first, left where it is.
  var first: Element? {
    let first = head.load(ordering: .relaxed)
    guard first < tail.load(ordering: .acquiring) else { return nil }
    return unsafe slots[first % slots.count]
  }

  /// Takes the first.
  func pop() -> Element? {
    let first = head.load(ordering: .relaxed)
    guard first < tail.load(ordering: .acquiring) else { return nil }
    let element = unsafe slots.moveElement(from: first % slots.count)
    head.store(first + 1, ordering: .releasing)
    return element
  }
}
