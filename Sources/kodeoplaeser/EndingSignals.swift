// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Glibc
import Synchronization

/// SIGINT and SIGTERM: the terminal gets its echo back, so that whoever leaves at the question for a secret sees again what
/// they type; then the command that waits for them is told, or the program ends by them as ever.
struct EndingSignals {
  private static let listener = Mutex<AsyncStream<Void>.Continuation?>(nil)
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        EchoSilence.endCurrent()
        signal(number, SIG_DFL)
        guard let listener = Self.listener.withLock({ $0 }) else {
          kill(getpid(), number)
          return
        }
        listener.yield()
      }
      source.activate()
      return source
    }
  }

  static func tell(_ continuation: AsyncStream<Void>.Continuation) {
    listener.withLock { $0 = continuation }
  }
}
