// SPDX-License-Identifier: GPL-3.0-or-later
import Dispatch
import Glibc

/// SIGINT and SIGTERM end the program as ever, but give the terminal its echo back first: whoever leaves at a question for a
/// secret can see what they type afterwards. Where a command takes the signals itself (`Interruption`), it leaves them to it.
struct EchoRescue {
  private let sources: [any DispatchSourceSignal]

  init() {
    sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        guard !Interruption.isAwaited else { return }
        EchoSilence.endCurrent()
        signal(number, SIG_DFL)
        kill(getpid(), number)
      }
      source.activate()
      return source
    }
  }
}
