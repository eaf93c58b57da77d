// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Push.varlink, then swift run InterfaceGenerator.
public import Varlink

extension VarlinkClient {
  /// The methods of `dk.kodeoplaeser.Push`.
  public var push: PushInterface.Client { .init(self) }
}

extension PushInterface {
  /// Calls the methods, by a connection.
  public struct Client: Sendable {
    private let connection: VarlinkClient

    /// - Parameter connection: the way to who serves it.
    public init(_ connection: VarlinkClient) { self.connection = connection }

    /// Take what is to be sent, each as it comes, until this connection closes: with more. The first reply follows at once where something
    /// waits. Whoever takes last gets it all.
    public func carry() throws(VarlinkError) -> VarlinkReplies<Carry.Reply> {
      try connection.replies(Carry.method, Nothing())
    }

    /// Bring what a server answered.
    public func answer(_ parameters: Answer.Parameters) async throws {
      _ = try await connection.call(Answer.method, parameters)
    }

    /// Say that a server could not be asked, or that its answer was not to be taken.
    public func fail(_ parameters: Fail.Parameters) async throws {
      _ = try await connection.call(Fail.method, parameters)
    }

    /// Have every server asked for logins once more, unless it is being asked. What is to be sent for that comes by Carry.
    public func poll() async throws -> Poll.Reply {
      try await connection.call(Poll.method, Nothing())
    }
  }
}
