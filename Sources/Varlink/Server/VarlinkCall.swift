// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// A call that may be answered several times.
public struct VarlinkCall<Reply: Encodable & Sendable>: Sendable {
  let context: CallContext

  public var peer: VarlinkPeer { context.peer }

  /// Whether the caller asked for more than the last reply.
  public var wantsMore: Bool { context.wantsMore }

  /// Sends a reply after which more come, and returns once the peer's socket has taken it.
  ///
  /// Does nothing where the caller did not ask for `more`. Throws `VarlinkError.closed` once the caller is gone.
  public func send(_ reply: Reply) async throws(VarlinkError) {
    guard context.wantsMore else { return }
    try await context.send(try Wire.encode(OutgoingReply(parameters: reply, continues: true)))
  }
}

/// A call on its way through its method.
struct CallContext: Sendable {
  let connection: Int
  let peer: VarlinkPeer
  let wantsMore: Bool
  let isOneway: Bool
  /// The parameters as they came.
  let sent: JSONValue?
  let replies: ReplyQueue

  /// The parameters by their type. They have passed the description's check, so that only finer rules fail here.
  func parameters<Parameters: Decodable>() throws(VarlinkReplyError) -> Parameters {
    do throws(VarlinkError) {
      return try Wire.decode(Parameters.self, of: sent)
    } catch {
      throw VarlinkReplyError.invalidParameter("parameters")
    }
  }

  func send(_ reply: [UInt8]) async throws(VarlinkError) {
    let wasTaken = await withCheckedContinuation { taken in
      replies.add(.more(connection: connection, message: reply, taken: taken))
    }
    guard wasTaken else { throw .closed }
  }
}

/// Who is at the other end of a connection: what the kernel says (SO_PEERCRED), and nothing the peer says.
public struct VarlinkPeer: Hashable, Sendable {
  /// The user that connected; all rights hang on it.
  public let uid: UInt32
  /// Only for a log: a process may be gone, and its number another's.
  public let pid: Int32

  public init(uid: UInt32, pid: Int32) {
    self.uid = uid
    self.pid = pid
  }
}
