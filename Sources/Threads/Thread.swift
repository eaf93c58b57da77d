// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// A thread with a name, joined or let go by whoever started it.
// Invariant: `handle` is written once, before the value is shared, and read only by `join` or `detach`, one of them called once.
public final class Thread: @unchecked Sendable {
  private var handle = pthread_t()

  /// Starts it.
  ///
  /// - Parameters:
  ///   - name: at most 15 bytes, for `top` and debuggers: prctl PR_SET_NAME.
  ///   - isUrgent: goes before other work where the process may ask for that: sched_setscheduler(2), by systemd's
  ///     LimitRTPRIO=, else setpriority(2), by LimitNICE=. Threads that it starts are as urgent.
  /// - Throws: why there is none: pthread_create(3).
  public init(name: String, isUrgent: Bool = false, body: @escaping @Sendable () -> Void)
    throws(ThreadError)
  {
    let work = unsafe Unmanaged.passRetained(Work(name: name, isUrgent: isUrgent, body: body))
    let failure = unsafe pthread_create(&handle, nil, Thread.main, work.toOpaque())
    guard failure == 0 else {
      unsafe work.release()
      throw ThreadError(name: name, code: failure)
    }
  }

  /// Starts one that the program cannot do without: where there is none, the program ends and says so, because a reader
  /// that is silent is worse than one that its supervisor starts again.
  public static func needed(
    name: String, isUrgent: Bool = false, body: @escaping @Sendable () -> Void
  ) -> Thread {
    do throws(ThreadError) {
      return try Thread(name: name, isUrgent: isUrgent, body: body)
    } catch {
      fatalError("\(error)")
    }
  }

  /// Lets it end by itself, without anyone waiting.
  public func detach() { pthread_detach(handle) }

  /// Waits until it has ended.
  public func join() { pthread_join(handle, nil) }

  /// What sound servers take for their own threads.
  private static let urgentPriority: Int32 = 5
  private static let urgentNiceness: Int32 = -11

  /// Niceness counts among the threads of a session only, where the kernel groups them (sched(7), autogroup); a
  /// thread of the policy SCHED_RR goes before those of all sessions. Refused both, it plays at everyone's priority.
  private static func beUrgent() {
    var parameter = sched_param(sched_priority: urgentPriority)
    // For both, Linux takes 0 for the calling thread alone.
    guard unsafe sched_setscheduler(0, SCHED_RR, &parameter) != 0 else { return }
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, urgentNiceness)
  }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    context in
    guard let context = unsafe context else { return nil }
    let work = unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue()
    unsafe clinux_name_thread(work.name)
    if work.isUrgent { beUrgent() }
    work.body()
    return nil
  }
}

/// What a new thread is to do, carried through pthread_create(3).
private final class Work: Sendable {
  let name: String
  let isUrgent: Bool
  let body: @Sendable () -> Void

  init(name: String, isUrgent: Bool, body: @escaping @Sendable () -> Void) {
    self.name = name
    self.isUrgent = isUrgent
    self.body = body
  }
}
