// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux
internal import Synchronization

/// What waits for its time, and the one thread that waits with it.
///
/// The thread sleeps in read(2) of a timerfd_create(2) until the first is due, and wakes for nothing else. Time goes on
/// while the machine sleeps (CLOCK_BOOTTIME), so that what was due meanwhile comes as soon as it is awake.
final class Alarm<Element: Sendable>: Sendable {
  private struct State {
    var queue = RankedQueue<Element>()
    var isStarted = false
  }

  private let state = Mutex(State())
  private let descriptor: CInt

  init() {
    descriptor = clinux_alarm()
    precondition(descriptor >= 0, "no timer: timerfd_create(2)")
  }

  /// - Parameters:
  ///   - time: in nanoseconds of CLOCK_BOOTTIME.
  ///   - tell: called on the alarm's thread, with what is due, in the order of its times; the same at every call.
  func add(_ element: Element, at time: Int64, tell: @escaping @Sendable ([Element]) -> Void) {
    let starts = state.withLock { state in
      state.queue.insert(element, rank: time)
      if state.queue.firstRank == time { clinux_alarm_set(descriptor, time) }
      defer { state.isStarted = true }
      return !state.isStarted
    }
    if starts { Thread.needed(name: "alarm") { [self] in run(tell) }.detach() }
  }

  private func run(_ tell: ([Element]) -> Void) {
    while clinux_alarm_wait(descriptor) { tell(due()) }
  }

  /// Takes out what is due, and sets the time of the next.
  private func due() -> [Element] {
    state.withLock { state in
      let due = state.queue.removeAll(upTo: clinux_alarm_now())
      if let next = state.queue.firstRank { clinux_alarm_set(descriptor, next) }
      return due
    }
  }
}
