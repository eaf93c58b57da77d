// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// A client of a varlink service on a Unix socket.
///
/// Calls share a connection and are answered in order. A call for `more` has a connection of its own, which is closed
/// when its replies are no longer wanted: that is how varlink cancels.
public final class VarlinkClient: Sendable {
  private let path: String
  private let connection: VarlinkConnection

  /// Connects. Throws `VarlinkError.unreachable` with the reason where nobody listens.
  public init(path: String) throws(VarlinkError) {
    self.path = path
    connection = try VarlinkConnection(path: path)
  }

  /// Calls a method and waits for its reply.
  ///
  /// Throws the service's `VarlinkReplyError`, or a `VarlinkError` where there is no answer. Cancelling closes.
  public func call<Parameters, Reply>(
    _ signature: VarlinkSignature<Parameters, Reply>, _ parameters: Parameters
  ) async throws -> Reply {
    let call = try Wire.encode(OutgoingCall(method: signature.name, parameters: parameters))
    return try Self.reply(await connection.exchange(call)).value
  }

  /// Calls a method without waiting for it, or for whether it worked.
  public func send<Parameters, Reply>(
    _ signature: VarlinkSignature<Parameters, Reply>, oneway parameters: Parameters
  ) async throws {
    let call = try Wire.encode(OutgoingCall(method: signature.name, parameters: parameters, oneway: true))
    try await connection.send(call)
  }

  /// Calls a method for all its replies, on a connection of its own.
  public func replies<Parameters, Reply>(
    _ signature: VarlinkSignature<Parameters, Reply>, _ parameters: Parameters
  ) throws(VarlinkError) -> VarlinkReplies<Reply> {
    let call = try Wire.encode(OutgoingCall(method: signature.name, parameters: parameters, more: true))
    return VarlinkReplies(connection: try VarlinkConnection(path: path), call: call)
  }

  static func reply<Reply: Decodable>(_ message: [UInt8]) throws -> (value: Reply, continues: Bool) {
    let head = try Wire.decode(ReplyHead.self, from: message)
    if let error = head.error {
      guard case .object(let parameters) = head.parameters ?? [:] else {
        throw VarlinkError.notAMessage("an error's parameters are no object")
      }
      throw VarlinkReplyError(error, parameters)
    }
    return (try Wire.decode(Reply.self, of: head.parameters), head.continues ?? false)
  }
}
