// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Glibc
import Synchronization

/// SIGINT and SIGTERM as a stream. The first one is told; a second ends the program as it always did.
struct Interruption {
  private static let awaited = Mutex(false)

  /// Whether a command takes the signals from here on.
  static var isAwaited: Bool { awaited.withLock { $0 } }

  let signals: AsyncStream<Void>
  private let sources: [any DispatchSourceSignal]

  init() {
    Self.awaited.withLock { $0 = true }
    let (stream, continuation) = AsyncStream<Void>.makeStream()
    signals = stream
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        EchoSilence.endCurrent()
        signal(number, SIG_DFL)
        continuation.yield()
      }
      source.activate()
      return source
    }
  }
}
