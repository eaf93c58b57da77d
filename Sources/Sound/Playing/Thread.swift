// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// A thread with a name, joined or let go by whoever started it.
// Invariant: `handle` is written once, before the value is shared, and read only by `join` or `detach`, one of them called once.
final class Thread: @unchecked Sendable {
  private var handle = pthread_t()

  /// Starts it.
  ///
  /// - Parameters:
  ///   - name: at most 15 bytes, for `top` and debuggers: prctl PR_SET_NAME.
  ///   - isUrgent: goes before other work where the process may ask for that (systemd's LimitNICE=): setpriority(2).
  init(name: String, isUrgent: Bool = false, body: @escaping @Sendable () -> Void) {
    let box = unsafe Unmanaged.passRetained(Body(name: name, isUrgent: isUrgent, run: body)).toOpaque()
    _ = unsafe pthread_create(&handle, nil, Thread.main, box)
  }

  /// Lets it end by itself, without anyone waiting.
  func detach() { pthread_detach(handle) }

  func join() { pthread_join(handle, nil) }

  /// What sound servers take for their own threads.
  private static let urgentNiceness: Int32 = -11

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    context in
    guard let context = unsafe context else { return nil }
    let body = unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue()
    unsafe clinux_name_thread(body.name)
    // Linux sets the priority of the calling thread alone. Refused, it plays at everyone's priority.
    if body.isUrgent { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, urgentNiceness) }
    body.run()
    return nil
  }
}

private final class Body: Sendable {
  let name: String
  let isUrgent: Bool
  let run: @Sendable () -> Void

  init(name: String, isUrgent: Bool, run: @escaping @Sendable () -> Void) {
    self.name = name
    self.isUrgent = isUrgent
    self.run = run
  }
}
