// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Synchronization

/// Keys on their way from the keypad's thread to the one listener: in order, and never more than `capacity`.
///
/// The thread blocks while the queue is full; the listener suspends while it is empty.
final class KeyQueue: Sendable {
  /// More than a person types ahead, and few enough that stopping is prompt.
  static let capacity = 64

  private struct State {
    var waiting: [KeypadEvent] = []
    var listener: CheckedContinuation<KeypadEvent?, Never>?
    var isClosed = false
  }

  private let state = Mutex(State())
  private let room: DispatchSemaphore

  init() {
    // Created empty and then filled, because a semaphore that is let go below its first value traps.
    room = DispatchSemaphore(value: 0)
    for _ in 0..<Self.capacity { room.signal() }
  }

  /// Puts an event at the end, waiting for room; false once the queue is closed.
  func put(_ event: KeypadEvent) -> Bool {
    room.wait()
    let listener: CheckedContinuation<KeypadEvent?, Never>?? = state.withLock { state in
      guard !state.isClosed else { return nil }
      guard let listener = state.listener else {
        state.waiting.append(event)
        return .some(nil)
      }
      state.listener = nil
      return listener
    }
    guard let listener else { return false }
    if let listener {
      room.signal()
      listener.resume(returning: event)
    }
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
