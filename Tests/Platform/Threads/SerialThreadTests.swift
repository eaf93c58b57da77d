// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Glibc
import Testing

@testable import Platform

@Suite(.promptly)
struct SerialThreadTests {
  @Test
  func `what is asked of it is done on one thread, in the order in which it was asked`() async {
    let (thread, done) = (
      SerialThread(name: "own"), AsyncStream.makeStream(of: (number: Int, by: pthread_t).self)
    )
    for number in 0..<100 { thread.perform { done.continuation.yield((number, pthread_self())) } }
    thread.perform { done.continuation.finish() }
    let all = await done.stream.reduce(into: []) { $0.append($1) }
    #expect(all.map(\.number) == Array(0..<100))
    #expect(Set(all.map(\.by)).count == 1)
  }

  @Test
  func `an actor whose executor it is never leaves it`() async {
    let counter = Counter()
    let threads = await withTaskGroup(of: pthread_t.self) { group in
      for _ in 0..<100 { group.addTask { await counter.count() } }
      return await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(threads.count == 1)
    #expect(await counter.number == 100)
  }

  @Test
  func `it does what was asked before it was let go, and ends`() async {
    await withCheckedContinuation { done in
      SerialThread(name: "last words").perform { done.resume() }
    }
  }
}

private actor Counter {
  private let thread = SerialThread(name: "counter")
  private(set) var number = 0

  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  func count() -> pthread_t {
    number += 1
    return pthread_self()
  }
}
