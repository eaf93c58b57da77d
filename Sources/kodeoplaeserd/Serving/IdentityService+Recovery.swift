// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import ServiceInterfaces
internal import Varlink

/// The way back of a person who has nothing left that approves.
extension IdentityService {
  func makeRecoveryCode(_ given: IdentityInterface.MakeRecoveryCode.Parameters, by _: Caller) async throws
    -> IdentityInterface.MakeRecoveryCode.Reply
  {
    .init(code: SecretText(try await core.makeRecoveryCode(for: UserID(given.user))))
  }

  func sendRecoveryPIN(_ given: IdentityInterface.SendRecoveryPIN.Parameters, by _: Caller) async throws {
    try await core.sendRecoveryPIN(to: UserID(given.user))
  }

  func beginRecovery(_ given: IdentityInterface.BeginRecovery.Parameters, by caller: Caller) async throws
    -> IdentityInterface.BeginRecovery.Reply
  {
    let proof: RecoveryProof =
      switch (given.code, given.temporaryPIN) {
      case (let code?, nil): .code(code.secret)
      case (nil, let pin?): .temporaryPIN(pin.secret)
      case (nil, nil), (_?, _?): throw VarlinkReplyError.invalidParameter(.code)
      }
    let dueAt = try await core.beginRecovery(
      of: UserID(given.user), password: given.password.typedPassword, with: proof, by: caller.peer.uid)
    return .init(dueAt: core.wallTime(of: dueAt).description)
  }

  func stopRecovery(_ given: IdentityInterface.StopRecovery.Parameters, by _: Caller) async throws {
    try await core.stopRecovery(of: UserID(given.user))
  }
}
