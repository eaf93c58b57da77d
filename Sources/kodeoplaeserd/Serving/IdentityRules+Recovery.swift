// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import JSON
internal import Varlink

/// The way back of a person who has nothing left that approves.
extension IdentityRules {
  func makeRecoveryCode(_ given: IdentityFields) async throws -> IdentityFields {
    let code = try await core.makeRecoveryCode(for: given.user())
    return IdentityFields(["code": .secret(code)])
  }

  func sendRecoveryPIN(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.sendRecoveryPIN(to: given.user())
    return IdentityFields()
  }

  func beginRecovery(_ given: IdentityFields, by peer: VarlinkPeer) async throws -> IdentityFields {
    let proof: RecoveryProof =
      switch (given["code"]?.secret, given["temporaryPIN"]?.secret) {
      case (let code?, nil): .code(code)
      case (nil, let pin?): .temporaryPIN(pin)
      case (nil, nil), (_?, _?): throw VarlinkReplyError.invalidParameter("code")
      }
    let dueAt = try await core.beginRecovery(
      of: given.user(), password: given.typedPassword("password"), with: proof, by: peer.uid)
    return IdentityFields(["dueAt": .string(core.wallTime(of: dueAt).description)])
  }

  func stopRecovery(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.stopRecovery(of: given.user())
    return IdentityFields()
  }
}
