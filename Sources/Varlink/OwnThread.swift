// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Glibc

/// A thread that does one thing to its end.
enum OwnThread {
  /// Starts it, under a name of at most 15 bytes.
  static func start(_ name: StaticString, _ body: @escaping @Sendable () -> Void) throws(VarlinkError) {
    let work = Work {
      unsafe clinux_name_thread(UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self))
      body()
    }
    var thread = pthread_t()
    let context = unsafe Unmanaged.passRetained(work)
    let failure = unsafe pthread_create(&thread, nil, { unsafe Work.perform($0) }, context.toOpaque())
    guard failure == 0 else {
      unsafe context.release()
      throw .cannotListen(path: "a thread", reason: SystemReason.text(failure))
    }
    pthread_detach(thread)
  }
}

/// What a new thread is to do, carried through pthread_create(3).
private final class Work: Sendable {
  private let body: @Sendable () -> Void

  init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  static func perform(_ context: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
    if let context = unsafe context { unsafe Unmanaged<Work>.fromOpaque(context).takeRetainedValue().body() }
    return nil
  }
}
