// SPDX-License-Identifier: GPL-3.0-or-later

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
    _ signature: VarlinkSignature<Parameters, Reply>,
    _ handle: @escaping @Sendable (Parameters, VarlinkPeer) async throws -> Reply
  ) {
    self.init(name: signature.name, needsMore: false) { context in
      try Wire.encode(OutgoingReply(parameters: await handle(context.parameters(), context.peer)))
    }
  }

  /// A method that may answer several times: with `call.send(_:)` as often as it likes, and last with what it returns.
  ///
  /// With `needsMore` a call that does not ask for `more` is answered `ExpectedMore`; without it, such a call gets the
  /// last reply alone.
  public init<Parameters, Reply>(
    several signature: VarlinkSignature<Parameters, Reply>, needsMore: Bool = true,
    _ handle: @escaping @Sendable (Parameters, VarlinkCall<Reply>) async throws -> Reply
  ) {
    self.init(name: signature.name, needsMore: needsMore) { context in
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
