// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc
internal import Synchronization

/// The thread that calls the handlers of signals: the C handler writes the signal's number into a pipe, which this thread
/// reads.
///
/// A signal that once had a handler is ignored after its last handler was removed. The thread lives as long as the program.
public final class SignalThread: Sendable {
  /// Called on the signal thread with the number of the signal.
  public typealias Handler = @Sendable (Int32) -> Void

  private static let shared = SignalThread()

  private let handlers = Mutex<[(id: UInt64, numbers: [Int32], handle: Handler)]>([])
  private let lastID = Atomic<UInt64>(0)
  private let writing: CInt

  private init() {
    var ends: [CInt] = [-1, -1]
    precondition(unsafe pipe(&ends) == 0, "no pipe for signals: pipe(2)")
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // The C handler must not block: while the pipe is full, signals are lost.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    writing = ends[1]
    let reading = ends[0]
    Thread.needed(name: "signals") { [self] in
      var number: UInt8 = 0
      while true {
        let count = unsafe read(reading, &number, 1)
        if count == 1 { deliver(Int32(number)) } else if errno != EINTR { return }
      }
    }.detach()
  }

  /// Calls `handle` on this thread for each of these signals from now on, until `ignore` is called with the result.
  public static func listen(to numbers: [Int32], _ handle: @escaping Handler) -> UInt64 {
    let id = shared.lastID.add(1, ordering: .relaxed).newValue
    shared.handlers.withLock { $0.append((id, numbers, handle)) }
    for number in numbers { clinux_signal_writes(number, shared.writing) }
    return id
  }

  /// Whether the process ignores a signal.
  public static func isIgnored(_ number: Int32) -> Bool { clinux_signal_is_ignored(number) }

  /// Removes a handler, by what `listen` returned for it.
  public static func ignore(_ id: UInt64) {
    shared.handlers.withLock { $0.removeAll { $0.id == id } }
  }

  /// The same as a stream, whose handler is removed when the stream ends.
  public static func stream(of numbers: [Int32]) -> AsyncStream<Int32> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    let id = listen(to: numbers) { continuation.yield($0) }
    continuation.onTermination = { _ in ignore(id) }
    return stream
  }

  private func deliver(_ number: Int32) {
    for handler in handlers.withLock({ $0 }) where handler.numbers.contains(number) {
      handler.handle(number)
    }
  }
}
