// SPDX-License-Identifier: GPL-3.0-or-later
private import Synchronization

/// Waits for an utterance, and gives the voice up where the synthesis thread makes nothing for too long.
///
/// libespeak-ng cannot be stopped from outside, nor started anew in one process: a call that does not return keeps the
/// synthesis thread. So whoever waits is told, goes on without it, and ends the process if they need a voice.
final class SynthesisWatch: Sendable {
  typealias Outcome = Result<SpokenUtterance, SpeechError>

  private struct State {
    var outcome: Outcome?
    var waiter: CheckedContinuation<Outcome, Never>?
  }

  /// How many times in a row nothing may have been made.
  private static let most = 3

  private let state = Mutex(State())
  /// What the synthesis thread has done so far, for whomever: an utterance that waits for others is not stuck.
  private static let steps = Atomic<Int>(0)

  /// Says that the thread goes on: something was begun, came, or was taken.
  static func step() { steps.add(1, ordering: .relaxed) }

  /// Ends the waiting; what comes after the first outcome is too late.
  func end(_ outcome: Outcome) {
    let waiter: CheckedContinuation<Outcome, Never>? = state.withLock { state in
      guard state.outcome == nil else { return nil }
      state.outcome = outcome
      return state.waiter.take()
    }
    waiter?.resume(returning: outcome)
  }

  /// The outcome; `SpeechError.stuck` where nothing was made for three times `patience`.
  func wait(patience: Duration) async -> Outcome {
    let watching = Task { await watch(patience) }
    defer { watching.cancel() }
    return await withCheckedContinuation { waiter in
      let outcome: Outcome? = state.withLock { state in
        if state.outcome == nil { state.waiter = waiter }
        return state.outcome
      }
      if let outcome { waiter.resume(returning: outcome) }
    }
  }

  private func watch(_ patience: Duration) async {
    var (last, times) = (-1, 0)
    while times < Self.most {
      let now = Self.steps.load(ordering: .relaxed)
      times = now == last ? times + 1 : 0
      last = now
      guard times < Self.most, (try? await Task.sleep(for: patience)) != nil else { break }
    }
    if times == Self.most { end(.failure(.stuck)) }
  }
}
