// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux
internal import Glibc
internal import Synchronization

/// The one thread that hears of signals: their handler writes the number into a pipe, and this thread reads it there.
///
/// A signal that was listened to once is ignored when nobody listens any more. The thread lives as long as the program.
public final class SignalThread: Sendable {
  public typealias Listener = @Sendable (Int32) -> Void

  private static let shared = SignalThread()

  private let listeners = Mutex<[(id: UInt64, numbers: [Int32], tell: Listener)]>([])
  private let lastID = Atomic<UInt64>(0)
  private let writing: CInt

  private init() {
    var ends: [CInt] = [-1, -1]
    precondition(unsafe pipe(&ends) == 0, "no pipe for signals: pipe(2)")
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    // Nobody may be let wait in a handler: a pipe that is full takes no more.
    _ = fcntl(ends[1], F_SETFL, O_NONBLOCK)
    writing = ends[1]
    let reading = ends[0]
    Thread.needed(name: "signals") { [self] in
      var number: UInt8 = 0
      while true {
        let count = unsafe read(reading, &number, 1)
        if count == 1 { tell(Int32(number)) } else if errno != EINTR { return }
      }
    }.detach()
  }

  /// Calls `tell` on this thread for each of these signals from now on, until `ignore` is called with the answer.
  public static func listen(to numbers: [Int32], _ tell: @escaping Listener) -> UInt64 {
    let id = shared.lastID.add(1, ordering: .relaxed).newValue
    shared.listeners.withLock { $0.append((id, numbers, tell)) }
    for number in numbers { clinux_signal_writes(number, shared.writing) }
    return id
  }

  /// Tells a listener no more.
  public static func ignore(_ id: UInt64) {
    shared.listeners.withLock { $0.removeAll { $0.id == id } }
  }

  /// The same as a stream, told no more when nobody waits for it.
  public static func stream(of numbers: [Int32]) -> AsyncStream<Int32> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    let id = listen(to: numbers) { continuation.yield($0) }
    continuation.onTermination = { _ in ignore(id) }
    return stream
  }

  private func tell(_ number: Int32) {
    for listener in listeners.withLock({ $0 }) where listener.numbers.contains(number) {
      listener.tell(number)
    }
  }
}
