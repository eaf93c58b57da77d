// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Synchronization

/// Elements that become due at a time each, and a thread that delivers them.
///
/// The thread sleeps in read(2) of a timerfd_create(2) until the first element is due, and wakes for nothing else. The clock is
/// CLOCK_BOOTTIME, which counts while the machine is suspended, so that elements due meanwhile are delivered on resume.
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
  ///   - deliver: called on the alarm's thread with the elements that are due, in the order of their times; the same at every
  ///     call.
  func add(_ element: Element, at time: Int64, deliver: @escaping @Sendable ([Element]) -> Void) {
    let starts = state.withLock { state in
      state.queue.insert(element, rank: time)
      if state.queue.firstRank == time { clinux_alarm_set(descriptor, time) }
      defer { state.isStarted = true }
      return !state.isStarted
    }
    if starts { Thread.needed(name: "alarm") { [self] in run(deliver) }.detach() }
  }

  private func run(_ deliver: ([Element]) -> Void) {
    while clinux_alarm_wait(descriptor) { deliver(due()) }
  }

  /// Removes the elements that are due, and sets the timer for the next one.
  private func due() -> [Element] {
    state.withLock { state in
      let due = state.queue.removeAll(upTo: clinux_alarm_now())
      if let next = state.queue.firstRank { clinux_alarm_set(descriptor, next) }
      return due
    }
  }
}

/// The times of an alarm.
enum AlarmTime {
  /// The longest delay, far from where the sum overflows: a hundred years.
  private static let longest: Int64 = 100 * 366 * 86_400

  /// Now plus a delay, in nanoseconds of CLOCK_BOOTTIME; a negative delay is none.
  static func after(_ delay: Duration) -> Int64 {
    let (seconds, attoseconds) = delay.components
    let whole = min(max(0, seconds), longest) * second
    let rest = (0..<longest).contains(seconds) ? attoseconds / attosecondsOfNanosecond : 0
    return clinux_alarm_now() + max(0, whole + rest)
  }

  private static let second: Int64 = 1_000_000_000
  private static let attosecondsOfNanosecond: Int64 = 1_000_000_000
}
