// SPDX-License-Identifier: GPL-3.0-or-later

import Dispatch
import Synchronization

/// The events between a keypad's thread and their one consumer: in order, and never more than `capacity`.
///
/// The thread blocks while the queue is full; the consumer suspends while it is empty. Keys for which `handKeys` has set a
/// closure bypass the queue.
final class KeyQueue: Sendable {
  /// More than a person types ahead, and few enough that stopping is prompt.
  static let capacity = 64

  private struct State {
    var waiting: [KeypadEvent] = []
    var consumer: CheckedContinuation<KeypadEvent?, Never>?
    var take: (@Sendable (Key) -> Void)?
    var isClosed = false

    /// The closure for an event that bypasses the queue; nil for any other.
    func bypass(of event: KeypadEvent) -> Way? {
      guard !isClosed, let key = event.key, let take else { return nil }
      return .taken(key, by: take)
    }

    mutating func put(_ event: KeypadEvent) -> Way {
      if isClosed { return .closed }
      if let way = bypass(of: event) { return way }
      guard let consumer else {
        waiting.append(event)
        return .waiting
      }
      self.consumer = nil
      return .consumer(consumer)
    }
  }

  private let state = Mutex(State())
  private let room: DispatchSemaphore

  init() {
    // Created with 0 and then filled: a semaphore that is destroyed with less than its initial value traps.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<Self.capacity { room.signal() }
  }

  /// Where an event goes.
  private enum Way {
    case taken(Key, by: @Sendable (Key) -> Void)
    case consumer(CheckedContinuation<KeypadEvent?, Never>)
    case waiting
    case closed
  }

  /// Delivers every key to `take` from now on, on the thread that calls `put`; first those that are in the queue.
  ///
  /// - Parameter take: must not call back into the queue.
  func handKeys(to take: @escaping @Sendable (Key) -> Void) {
    let taken = state.withLock { state in
      state.take = take
      let keys = state.waiting.compactMap(\.key)
      state.waiting.removeAll { $0.key != nil }
      // Under the lock, so that a key that is put meanwhile comes after these.
      for key in keys { take(key) }
      return keys.count
    }
    for _ in 0..<taken { room.signal() }
  }

  /// Delivers a key to the closure that `handKeys` set, or appends an event, for which it waits until there is room; false once
  /// the queue is closed.
  func put(_ event: KeypadEvent) -> Bool {
    if case .taken(let key, let take) = state.withLock({ $0.bypass(of: event) }) {
      take(key)
      return true
    }
    room.wait()
    let way = state.withLock { $0.put(event) }
    if case .closed = way { return false }
    if case .waiting = way { return true }
    room.signal()
    if case .consumer(let consumer) = way { consumer.resume(returning: event) }
    // `handKeys` was called while this key waited for room.
    if case .taken(let key, let take) = way { take(key) }
    return true
  }

  /// The next event, or nil after the last. There is one consumer at a time: a second call ends the first with nil.
  func next() async -> KeypadEvent? {
    await withCheckedContinuation { consumer in
      let answer: (former: CheckedContinuation<KeypadEvent?, Never>?, event: KeypadEvent??) =
        state.withLock { state in
          if !state.waiting.isEmpty { return (nil, state.waiting.removeFirst()) }
          if state.isClosed { return (nil, .some(nil)) }
          defer { state.consumer = consumer }
          return (state.consumer, nil)
        }
      answer.former?.resume(returning: nil)
      guard let event = answer.event else { return }
      if event != nil { room.signal() }
      consumer.resume(returning: event)
    }
  }

  /// Closes the queue to further events. Those in it are still delivered, unless `discarding`. May be called again.
  func close(discarding: Bool) {
    let consumer = state.withLock { state in
      state.isClosed = true
      if discarding { state.waiting = [] }
      defer { state.consumer = nil }
      return state.consumer
    }
    room.signal()
    consumer?.resume(returning: nil)
  }

  /// The queue as a stream. A consumer that is cancelled closes it.
  var events: AsyncStream<KeypadEvent> {
    AsyncStream {
      await self.next()
    } onCancel: {
      self.close(discarding: true)
    }
  }
}
