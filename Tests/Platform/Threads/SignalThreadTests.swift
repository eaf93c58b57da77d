// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Glibc
import Testing

@testable import Platform

@Suite(.promptly)
struct SignalThreadTests {
  @Test
  func `each listener hears the signals that it listens to, and no others`() async {
    let (both, one) = (SignalThread.stream(of: [SIGUSR1, SIGUSR2]), SignalThread.stream(of: [SIGUSR2]))
    kill(getpid(), SIGUSR1)
    #expect(await both.first { _ in true } == SIGUSR1)
    kill(getpid(), SIGUSR2)
    #expect(await one.first { _ in true } == SIGUSR2)
  }

  @Test
  func `a signal that nobody listens to any more does nothing`() async {
    let id = SignalThread.listen(to: [SIGWINCH, SIGURG]) { number in
      if number == SIGWINCH { Issue.record("it was ignored") }
    }
    SignalThread.ignore(id)
    let (heard, continuation) = AsyncStream.makeStream(of: Int32.self)
    _ = SignalThread.listen(to: [SIGURG]) { continuation.yield($0) }
    kill(getpid(), SIGWINCH)
    kill(getpid(), SIGURG)
    #expect(await heard.first { _ in true } == SIGURG)
  }
}
