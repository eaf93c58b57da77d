// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import JSON
import Options
import Varlink

/// The rules that a device has to do with its own key for.
extension RuleCommand {
  /// What becomes of the key.
  enum KeyUse: Sendable {
    /// It is made, kept, and registered.
    case makes
    /// The same, where a file is named for it.
    case makesIfNamed
    /// It signs this act, about the request that the operands name or the one that waits.
    case signs(DeviceAnswer.Act)

    var option: Option {
      switch self {
      case .makes, .signs: DeviceKeyFile.option
      case .makesIfNamed: DeviceKeyFile.namedOption
      }
    }
  }

  /// Asks the daemon, with the key in its part.
  func call(_ daemon: VarlinkClient, _ invocation: Invocation) async throws -> IdentityFields {
    switch keyUse {
    case .makesIfNamed? where !invocation.has(DeviceKeyFile.option.name), nil:
      return try await reply(to: try await fields(invocation), from: daemon, invocation)
    case .makes?, .makesIfNamed?: return try await register(with: daemon, invocation)
    case .signs(let act)?: return try await sign(act, for: daemon, invocation)
    }
  }

  private func register(with daemon: VarlinkClient, _ invocation: Invocation) async throws -> IdentityFields {
    let file = try DeviceKeyFile(invocation, of: invocation.operands[0])
    try file.checkFree()
    var fields = try await fields(invocation)
    fields["deviceKey"] = .string(try file.make().registered)
    do {
      var reply = try await reply(to: fields, from: daemon, invocation)
      reply["keyFile"] = .string(file.path)
      return reply
    } catch {
      // Where the connection broke, the device may be active by now, and then this is its key.
      if !(error is VarlinkError) { file.remove() }
      throw error
    }
  }

  private func sign(_ act: DeviceAnswer.Act, for daemon: VarlinkClient, _ invocation: Invocation)
    async throws -> IdentityFields
  {
    var fields = try await fields(invocation)
    let key = try DeviceKeyFile(invocation, of: fields["authenticator"]?.text ?? "").read()
    guard let request = try await PendingRequest(of: fields["user"]?.text ?? "", named: fields, from: daemon)
    else { throw Failure(.other, "no such request waits") }
    fields["user"] = nil
    fields["approvalID"] = .string(request.approvalID)
    fields["signature"] = .string(try key.signature(of: request.answer(act)))
    return try await reply(to: fields, from: daemon, invocation)
  }
}

extension PendingRequest {
  /// The request that waits for a user, or the one that `fields` name; `nil` where none waits.
  init?(of user: String, named fields: IdentityFields = IdentityFields(), from daemon: VarlinkClient)
    async throws
  {
    var asked = IdentityFields(["user": .string(user)])
    asked["approvalID"] = fields["approvalID"]
    let reply = try await daemon.call(IdentityRule.pendingApproval.signature, asked)
    guard let found = reply["approval"].flatMap(PendingRequest.init) else { return nil }
    self = found
  }

  /// What a device signs to answer it so. The digest is of the text as it is told here: a daemon that tells another text than
  /// the one it wants signed gets nothing.
  func answer(_ act: DeviceAnswer.Act) throws -> DeviceAnswer {
    let digest = try text().digest
    guard let approval = ApprovalID(approvalID), Hexadecimal.encode(digest) == textDigest else {
      throw Failure(
        .other, "the daemon tells another text than the one it wants signed, and nothing is decided")
    }
    return DeviceAnswer(act, to: approval, textDigest: digest)
  }
}
