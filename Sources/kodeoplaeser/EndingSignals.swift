// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform
import Synchronization

/// SIGINT and SIGTERM: the terminal gets its echo back, so that whoever leaves at the question for a secret sees again what
/// they type; then the command that waits for them is told, or the program ends by them as ever.
enum EndingSignals {
  private static let listener = Mutex<AsyncStream<Void>.Continuation?>(nil)

  static func listen() {
    _ = SignalThread.listen(to: [SIGINT, SIGTERM]) { number in
      EchoSilence.endCurrent()
      signal(number, SIG_DFL)
      guard let listener = Self.listener.withLock({ $0 }) else {
        kill(getpid(), number)
        return
      }
      listener.yield()
    }
  }

  static func tell(_ continuation: AsyncStream<Void>.Continuation) {
    listener.withLock { $0 = continuation }
  }
}
