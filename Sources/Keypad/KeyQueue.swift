// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Synchronization

/// Keys on their way from the keypad's thread to the one listener: in order, and never more than `capacity`.
///
/// The thread blocks while the queue is full; the listener suspends while it is empty. Keys that somebody takes on the
/// keypad's thread do not come into the queue at all.
final class KeyQueue: Sendable {
  /// More than a person types ahead, and few enough that stopping is prompt.
  static let capacity = 64

  private struct State {
    var waiting: [KeypadEvent] = []
    var listener: CheckedContinuation<KeypadEvent?, Never>?
    var take: (@Sendable (Key) -> Void)?
    var isClosed = false

    /// Who takes the event at once, where it is a key and somebody does.
    func taker(of event: KeypadEvent) -> Way? {
      guard !isClosed, let key = event.key, let take else { return nil }
      return .taken(key, by: take)
    }

    mutating func put(_ event: KeypadEvent) -> Way {
      if isClosed { return .closed }
      if let way = taker(of: event) { return way }
      guard let listener else {
        waiting.append(event)
        return .waiting
      }
      self.listener = nil
      return .listener(listener)
    }
  }

  private let state = Mutex(State())
  private let room: DispatchSemaphore

  init() {
    // Created empty and then filled, because a semaphore that is let go below its first value traps.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<Self.capacity { room.signal() }
  }

  /// Where an event goes.
  private enum Way {
    case taken(Key, by: @Sendable (Key) -> Void)
    case listener(CheckedContinuation<KeypadEvent?, Never>)
    case waiting
    case closed
  }

  /// From now on every key goes to `take`, on the thread that puts it, and waits for nothing; those in the queue go first.
  ///
  /// - Parameter take: must not call back into the queue.
  func handKeys(to take: @escaping @Sendable (Key) -> Void) {
    let taken = state.withLock { state in
      state.take = take
      let keys = state.waiting.compactMap(\.key)
      state.waiting.removeAll { $0.key != nil }
      // Within the lock, so that a key that is put meanwhile comes after these.
      for key in keys { take(key) }
      return keys.count
    }
    for _ in 0..<taken { room.signal() }
  }

  /// Hands a key over, or puts an event at the end, waiting for room; false once the queue is closed.
  func put(_ event: KeypadEvent) -> Bool {
    if case .taken(let key, let take) = state.withLock({ $0.taker(of: event) }) {
      take(key)
      return true
    }
    room.wait()
    let way = state.withLock { $0.put(event) }
    if case .closed = way { return false }
    if case .waiting = way { return true }
    room.signal()
    if case .listener(let listener) = way { listener.resume(returning: event) }
    // Somebody began to take keys while this one waited for room.
    if case .taken(let key, let take) = way { take(key) }
    return true
  }

  /// The next event, or nil after the last. One listener at a time: a second ends the first.
  func next() async -> KeypadEvent? {
    await withCheckedContinuation { listener in
      let answer: (former: CheckedContinuation<KeypadEvent?, Never>?, event: KeypadEvent??) =
        state.withLock { state in
          if !state.waiting.isEmpty { return (nil, state.waiting.removeFirst()) }
          if state.isClosed { return (nil, .some(nil)) }
          defer { state.listener = listener }
          return (state.listener, nil)
        }
      answer.former?.resume(returning: nil)
      guard let event = answer.event else { return }
      if event != nil { room.signal() }
      listener.resume(returning: event)
    }
  }

  /// Takes no more events. What waits is still handed over, unless `discarding`. Safe to call again.
  func close(discarding: Bool) {
    let listener = state.withLock { state in
      state.isClosed = true
      if discarding { state.waiting = [] }
      defer { state.listener = nil }
      return state.listener
    }
    room.signal()
    listener?.resume(returning: nil)
  }

  /// The queue as a stream. A listener that is cancelled closes it.
  var events: AsyncStream<KeypadEvent> {
    AsyncStream {
      await self.next()
    } onCancel: {
      self.close(discarding: true)
    }
  }
}

extension KeypadEvent {
  fileprivate var key: Key? {
    if case .key(let key) = self { key } else { nil }
  }
}
