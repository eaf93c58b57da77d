// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Synchronization

/// Does work at once, and counts it.
final class CountingWork: BackgroundWork {
  private let done = Mutex(0)

  var count: Int { done.withLock { $0 } }

  func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value {
    done.withLock { $0 += 1 }
    return work()
  }
}

/// Holds what it is given until it is told to go on.
final class HeldWork: BackgroundWork {
  private struct State {
    var isHolding = false
    var held: CheckedContinuation<Void, Never>?
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  var isHolding: Bool {
    get { state.withLock { $0.isHolding } }
    set { state.withLock { $0.isHolding = newValue } }
  }

  func value<Value: Sendable>(of work: @escaping @Sendable () -> Value) async -> Value {
    if isHolding {
      await withCheckedContinuation { held in
        let waiting = state.withLock { state in
          state.held = held
          defer { state.waiting = nil }
          return state.waiting
        }
        waiting?.resume()
      }
    }
    return work()
  }

  /// Waits until something is held.
  func begun() async {
    await withCheckedContinuation { (waiting: CheckedContinuation<Void, Never>) in
      let isHeld = state.withLock { state in
        if state.held == nil { state.waiting = waiting }
        return state.held != nil
      }
      if isHeld { waiting.resume() }
    }
  }

  /// Lets what is held go on.
  func release() {
    let held = state.withLock { state in
      defer { state.held = nil }
      return state.held
    }
    held?.resume()
  }
}
