// SPDX-License-Identifier: GPL-3.0-or-later

/// The replies to a call for `more`, in order, for one listener.
///
/// Ends after the last reply; throws what a call would. Letting go of it, or cancelling the task that waits, closes
/// the connection, and so ends the call.
public struct VarlinkReplies<Reply: Decodable & Sendable>: AsyncSequence, Sendable {
  public typealias Element = Reply

  let connection: VarlinkConnection
  let call: [UInt8]
  let secrets: Set<String>

  public func makeAsyncIterator() -> Iterator {
    Iterator(connection: connection, secrets: secrets, call: call)
  }

  public struct Iterator: AsyncIteratorProtocol {
    let connection: VarlinkConnection
    let secrets: Set<String>
    /// The call until it is sent.
    var call: [UInt8]?
    var isOver = false

    public mutating func next() async throws -> Reply? {
      guard !isOver else { return nil }
      isOver = true
      let first = call.take()
      let message =
        if let first { try await connection.exchange(first) } else { try await connection.receive() }
      guard let message else { throw VarlinkError.closed }
      let reply: (value: Reply, continues: Bool) = try VarlinkClient.reply(message, secrets)
      isOver = !reply.continues
      return reply.value
    }
  }
}
