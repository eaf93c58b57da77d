// SPDX-License-Identifier: GPL-3.0-or-later
@preconcurrency internal import Dispatch
internal import Glibc

/// The signals that mean something to the daemon, as events.
enum Signals {
  /// Yields once for each SIGINT or SIGTERM from now on.
  static var end: AsyncStream<Int32> {
    stream(of: [SIGINT, SIGTERM])
  }

  /// The same, and SIGHUP: the end of a program that has a terminal, and no files to read again.
  static var endOrHangUp: AsyncStream<Int32> {
    stream(of: [SIGINT, SIGTERM, SIGHUP])
  }

  /// Yields once for each SIGHUP from now on.
  static var reload: AsyncStream<Int32> {
    stream(of: [SIGHUP])
  }

  private static func stream(of numbers: [Int32]) -> AsyncStream<Int32> {
    let (stream, continuation) = AsyncStream.makeStream(of: Int32.self)
    let sources = numbers.map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number)
      source.setEventHandler { continuation.yield(number) }
      // A terminal that is gone may say so twice; the second time finds the first being seen to.
      source.setCancelHandler { if number == SIGHUP { signal(number, SIG_IGN) } }
      source.activate()
      return source
    }
    continuation.onTermination = { _ in for source in sources { source.cancel() } }
    return stream
  }
}
