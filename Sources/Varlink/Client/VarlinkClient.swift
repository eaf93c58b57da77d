// SPDX-License-Identifier: GPL-3.0-or-later
import JSON
import Synchronization

/// A client of a varlink service on a Unix socket.
///
/// Calls share a connection and are answered in order. A call for `more` has a connection of its own, which is closed
/// when its replies are no longer wanted: that is how varlink cancels.
///
/// A service closes what rests too long. The next call connects anew, once, where the service cannot have had the call.
public final class VarlinkClient: Sendable {
  private let path: String
  private let accounts: Set<UInt32>?
  private let secrets: Set<String>
  private let connection: Mutex<VarlinkConnection>

  /// Connects.
  ///
  /// - Parameters:
  ///   - accounts: the uids that may answer, by what the kernel says of who listens (SO_PEERCRED); nil for anybody. It is
  ///     checked at every connection that this client makes, before a byte is sent.
  ///   - secrets: the names of the fields that are secrets in what is answered.
  /// - Throws: `VarlinkError.unreachable` with the reason where nobody listens, `notTrusted` where somebody else does.
  public init(
    path: String, answeredBy accounts: Set<UInt32>? = nil, secrets: Set<String> = []
  ) throws(VarlinkError) {
    self.path = path
    self.accounts = accounts
    self.secrets = secrets
    connection = Mutex(try VarlinkConnection(path: path, answeredBy: accounts))
  }

  /// Calls a method and waits for its reply.
  ///
  /// Throws the service's `VarlinkReplyError`, or a `VarlinkError` where there is no answer. Cancelling closes.
  public func call<Parameters, Reply>(
    _ method: VarlinkMethodType<Parameters, Reply>, _ parameters: Parameters
  ) async throws -> Reply {
    let call = try Wire.encode(OutgoingCall(method: method.name, parameters: parameters))
    return try Self.reply(await exchange(call), secrets).value
  }

  /// Calls a method without waiting for it, or for whether it worked.
  public func send<Parameters, Reply>(
    _ method: VarlinkMethodType<Parameters, Reply>, oneway parameters: Parameters
  ) async throws {
    let call = try Wire.encode(OutgoingCall(method: method.name, parameters: parameters, oneway: true))
    let connection = connection.withLock(\.self)
    guard try await !connection.send(call) else { return }
    guard try await renewed(after: connection).send(call) else { throw VarlinkError.closed }
  }

  /// Calls a method for all its replies, on a connection of its own.
  public func replies<Parameters, Reply>(
    _ method: VarlinkMethodType<Parameters, Reply>, _ parameters: Parameters
  ) throws(VarlinkError) -> VarlinkReplies<Reply> {
    let call = try Wire.encode(OutgoingCall(method: method.name, parameters: parameters, more: true))
    return VarlinkReplies(
      connection: try VarlinkConnection(path: path, answeredBy: accounts), call: call, secrets: secrets)
  }

  private func exchange(_ call: [UInt8]) async throws -> [UInt8] {
    let connection = connection.withLock(\.self)
    if let message = try await connection.exchange(call) { return message }
    guard let message = try await renewed(after: connection).exchange(call) else { throw VarlinkError.closed }
    return message
  }

  /// The connection that takes the place of one that was closed; one for all calls that found it so.
  private func renewed(after closed: VarlinkConnection) throws(VarlinkError) -> VarlinkConnection {
    try connection.withLock { (connection) throws(VarlinkError) in
      if connection === closed { connection = try VarlinkConnection(path: path, answeredBy: accounts) }
      return connection
    }
  }

  static func reply<Reply: Decodable>(_ message: [UInt8], _ secrets: Set<String>) throws -> (
    value: Reply, continues: Bool
  ) {
    let head = try Wire.decode(ReplyHead.self, from: message, secrets: secrets)
    if let error = head.error {
      guard case .object(let parameters) = head.parameters ?? [:] else {
        throw VarlinkError.notAMessage("an error's parameters are no object")
      }
      throw VarlinkReplyError(error, parameters)
    }
    return (try Wire.decode(Reply.self, of: head.parameters), head.continues ?? false)
  }
}
