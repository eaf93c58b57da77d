// SPDX-License-Identifier: GPL-3.0-or-later

/// Who is told what the core keeps, each what they asked for and no more.
struct Watchers {
  private(set) var takers: [Int: @Sendable (CoreNotice) -> Void] = [:]
  private var next = 0

  func tell(_ notice: CoreNotice) {
    for take in takers.values { take(notice) }
  }

  /// Adds one, whose stream begins with `first`; `number` is what to call it when it is to be removed.
  mutating func add<Element: Sendable>(
    keeping policy: AsyncStream<Element>.Continuation.BufferingPolicy, from first: Element? = nil,
    _ element: @escaping @Sendable (CoreNotice) -> Element?
  ) -> (stream: AsyncStream<Element>, continuation: AsyncStream<Element>.Continuation, number: Int) {
    let (stream, continuation) = AsyncStream.makeStream(of: Element.self, bufferingPolicy: policy)
    if let first { continuation.yield(first) }
    next += 1
    takers[next] = { notice in
      if let element = element(notice) { continuation.yield(element) }
    }
    return (stream, continuation, next)
  }

  mutating func remove(_ number: Int) { takers[number] = nil }
}
