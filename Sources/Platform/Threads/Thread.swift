// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// A thread with a name, which is either joined or detached.
// Invariant: `handle` is written once, before the value is shared, and read only by `join` or `detach`, one of them called once.
public final class Thread: @unchecked Sendable {
  private var handle = pthread_t()

  /// Starts it.
  ///
  /// - Parameters:
  ///   - name: at most 15 bytes, for `top` and debuggers: prctl PR_SET_NAME.
  ///   - isUrgent: schedules it before other threads where the process has the right: sched_setscheduler(2), which systemd's
  ///     LimitRTPRIO= grants, or else setpriority(2), which LimitNICE= grants. Threads that it starts are scheduled alike.
  /// - Throws: the error of pthread_create(3).
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

  /// Starts a thread that the program cannot do without. Where the system gives none, the program ends with a message: a
  /// reader that its supervisor restarts is better than one that is silent.
  public static func needed(
    name: String, isUrgent: Bool = false, body: @escaping @Sendable () -> Void
  ) -> Thread {
    do throws(ThreadError) {
      return try Thread(name: name, isUrgent: isUrgent, body: body)
    } catch {
      fatalError("\(error)")
    }
  }

  /// Lets it end by itself; its resources are freed then.
  public func detach() { pthread_detach(handle) }

  /// Waits until it has ended.
  public func join() { pthread_join(handle, nil) }

  /// The priority and niceness that sound servers take for their own threads.
  private static let urgentPriority: Int32 = 5
  private static let urgentNiceness: Int32 = -11

  /// SCHED_RR is tried first, because it comes before the threads of all sessions; niceness counts among the threads of one
  /// session only, where the kernel groups them (sched(7), autogroup). Where both are refused, the thread has the default
  /// priority.
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

/// The argument of a new thread, passed through pthread_create(3).
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

/// An error of pthread_create(3): the system gave no thread.
public struct ThreadError: Error, CustomStringConvertible {
  /// The name that the thread was to have.
  public let name: String
  /// An error number of errno(3).
  public let code: Int32

  /// One sentence for logs.
  public var description: String { "no thread '\(name)': \(SystemError(code))" }
}
