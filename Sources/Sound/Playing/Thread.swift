// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// A thread with a name, joined or let go by whoever started it.
// Invariant: `handle` is written once, before the value is shared, and read only by `join` or `detach`, one of them called once.
final class Thread: @unchecked Sendable {
  private var handle = pthread_t()

  /// Starts it.
  ///
  /// - Parameter name: at most 15 bytes, for `top` and debuggers: prctl PR_SET_NAME.
  init(name: String, body: @escaping @Sendable () -> Void) {
    let box = unsafe Unmanaged.passRetained(Body(name: name, run: body)).toOpaque()
    _ = unsafe pthread_create(&handle, nil, Thread.main, box)
  }

  /// Lets it end by itself, without anyone waiting.
  func detach() { pthread_detach(handle) }

  func join() { pthread_join(handle, nil) }

  private static let main: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = {
    context in
    guard let context = unsafe context else { return nil }
    let body = unsafe Unmanaged<Body>.fromOpaque(context).takeRetainedValue()
    unsafe clinux_name_thread(body.name)
    body.run()
    return nil
  }
}

private final class Body: Sendable {
  let name: String
  let run: @Sendable () -> Void

  init(name: String, run: @escaping @Sendable () -> Void) {
    self.name = name
    self.run = run
  }
}
