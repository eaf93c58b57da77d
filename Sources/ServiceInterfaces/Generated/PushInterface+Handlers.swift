// SPDX-License-Identifier: GPL-3.0-or-later
// Printed by InterfaceGenerator: edit dk.kodeoplaeser.Push.varlink, then swift run InterfaceGenerator.
public import Varlink

extension PushInterface {
  /// What serves the methods: a handler each, and what every call comes by before its handler.
  public protocol Handlers: Sendable {
    /// What a handler is told of who calls: what `perform` makes of the peer, and nobody else can make.
    associatedtype Caller: Sendable

    /// Lets a call pass to its handler, or throws what it is answered with instead.
    func perform<Parameters: Codable & Sendable, Reply: Sendable>(
      _ method: Method, _ parameters: Parameters, for peer: VarlinkPeer,
      _ handler: (Caller) async throws -> Reply
    ) async throws -> Reply

    /// Take what is to be sent, each as it comes, until this connection closes: with more. The first reply follows at once where something
    /// waits. Whoever takes last gets it all.
    func carry(by caller: Caller, _ call: VarlinkCall<Carry.Reply>) async throws -> Carry.Reply

    /// Bring what a server answered.
    func answer(_ parameters: Answer.Parameters, by caller: Caller) async throws

    /// Say that a server could not be asked, or that its answer was not to be taken.
    func fail(_ parameters: Fail.Parameters, by caller: Caller) async throws

    /// Have every server asked for logins once more, unless it is being asked. What is to be sent for that comes by Carry.
    func poll(by caller: Caller) async throws -> Poll.Reply
  }
}

extension PushInterface.Handlers where Caller == VarlinkPeer {
  /// Whom the interface is for may call every method of it.
  public func perform<Parameters: Codable & Sendable, Reply: Sendable>(
    _: PushInterface.Method, _: Parameters, for peer: VarlinkPeer,
    _ handler: (Caller) async throws -> Reply
  ) async throws -> Reply {
    try await handler(peer)
  }
}

extension PushInterface.Handlers {
  /// The interface as a server offers it.
  ///
  /// - Parameter permits: whom it is for; everybody else is denied every method.
  public func served(
    permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true }
  ) throws(VarlinkError) -> VarlinkInterface {
    try VarlinkInterface(
      PushInterface.description, permits: permits,
      methods: PushInterface.Method.allCases.map { served($0) })
  }

  private func served(_ method: PushInterface.Method) -> VarlinkMethod {
    switch method {
    case .carry:
      VarlinkMethod(several: PushInterface.Carry.method, needsMore: false) { nothing, call in
        try await perform(.carry, nothing, for: call.peer) { caller in
          try await carry(by: caller, call)
        }
      }
    case .answer:
      VarlinkMethod(PushInterface.Answer.method) { parameters, peer in
        try await perform(.answer, parameters, for: peer) { caller in
          try await answer(parameters, by: caller)
        }
        return Nothing()
      }
    case .fail:
      VarlinkMethod(PushInterface.Fail.method) { parameters, peer in
        try await perform(.fail, parameters, for: peer) { caller in
          try await fail(parameters, by: caller)
        }
        return Nothing()
      }
    case .poll:
      VarlinkMethod(PushInterface.Poll.method) { nothing, peer in
        try await perform(.poll, nothing, for: peer) { caller in
          try await poll(by: caller)
        }
      }
    }
  }
}
