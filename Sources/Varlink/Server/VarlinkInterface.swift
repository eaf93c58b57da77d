// SPDX-License-Identifier: GPL-3.0-or-later

/// An interface as a server offers it: the description, who may call it, and what its methods do.
public struct VarlinkInterface: Sendable {
  public let description: InterfaceDescription
  let methods: [String: VarlinkMethod]
  let permits: @Sendable (VarlinkPeer) -> Bool

  /// Puts an interface together.
  ///
  /// A method that is described but not given answers `MethodNotImplemented`. Throws `badDescription` for a method
  /// that is given but not described, or given twice. Whom `permits` refuses gets `PermissionDenied` to every call.
  public init(
    _ text: String, permits: @escaping @Sendable (VarlinkPeer) -> Bool = { _ in true },
    methods: [VarlinkMethod]
  ) throws(VarlinkError) {
    let description = try InterfaceDescription(parsing: text)
    var named: [String: VarlinkMethod] = [:]
    for method in methods {
      let name = String(method.name.dropFirst(description.name.count + 1))
      guard method.name == description.name + "." + name, description.methods[name] != nil else {
        throw .badDescription("\(method.name) is not described in \(description.name)")
      }
      guard named.updateValue(method, forKey: name) == nil else {
        throw .badDescription("\(method.name) is given twice")
      }
    }
    self.description = description
    self.methods = named
    self.permits = permits
  }
}

/// A method and what it does.
public struct VarlinkMethod: Sendable {
  /// The full name.
  public let name: String
  /// Whether it answers only calls that ask for `more`.
  let needsMore: Bool
  /// Does the call and gives the last reply as a message, or throws what is to be answered.
  let perform: @Sendable (CallContext) async throws -> [UInt8]

  /// A method that takes parameters and answers once.
  ///
  /// It runs in a task that is cancelled when the caller closes. A thrown `VarlinkReplyError` is the answer; after any
  /// other error the caller gets the interface's own `Failed`, and no more is said.
  public init<Parameters, Reply>(
    _ type: VarlinkMethodType<Parameters, Reply>,
    _ handle: @escaping @Sendable (Parameters, VarlinkPeer) async throws -> Reply
  ) {
    self.init(name: type.name, needsMore: false) { context in
      try Wire.encode(OutgoingReply(parameters: await handle(context.parameters(), context.peer)))
    }
  }

  /// A method that may answer several times: with `call.send(_:)` as often as it likes, and last with what it returns.
  ///
  /// With `needsMore` a call that does not ask for `more` is answered `ExpectedMore`; without it, such a call gets the
  /// last reply alone.
  public init<Parameters, Reply>(
    several type: VarlinkMethodType<Parameters, Reply>, needsMore: Bool = true,
    _ handle: @escaping @Sendable (Parameters, VarlinkCall<Reply>) async throws -> Reply
  ) {
    self.init(name: type.name, needsMore: needsMore) { context in
      try Wire.encode(
        OutgoingReply(parameters: await handle(context.parameters(), VarlinkCall(context: context))))
    }
  }

  private init(
    name: String, needsMore: Bool, perform: @escaping @Sendable (CallContext) async throws -> [UInt8]
  ) {
    self.name = name
    self.needsMore = needsMore
    self.perform = perform
  }
}
