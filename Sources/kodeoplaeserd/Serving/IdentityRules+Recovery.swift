// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import JSON
internal import Varlink

/// The way back of a person who has nothing left that approves.
extension IdentityRules {
  func makeRecoveryCode(_ given: IdentityFields) async throws -> IdentityFields {
    let code = try await core.makeRecoveryCode(for: given.user())
    return IdentityFields(["code": .string(String(decoding: code.revealed(), as: UTF8.self))])
  }

  func sendRecoveryPIN(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.sendRecoveryPIN(to: given.user())
    return IdentityFields()
  }

  func beginRecovery(_ given: IdentityFields, by peer: VarlinkPeer) async throws -> IdentityFields {
    let proof: RecoveryProof =
      switch (given["code"]?.text, given["temporaryPIN"]?.text) {
      case (let code?, nil): .code(Secret(utf8: code))
      case (nil, let pin?): .temporaryPIN(Secret(utf8: pin))
      case (nil, nil), (_?, _?): throw VarlinkReplyError.invalidParameter("code")
      }
    let dueAt = try await core.beginRecovery(
      of: given.user(), password: Password.secret(typed: given.text("password")), with: proof, by: peer.uid)
    return IdentityFields(["dueAt": .string(core.wallTime(of: dueAt).description)])
  }

  func stopRecovery(_ given: IdentityFields) async throws -> IdentityFields {
    try await core.stopRecovery(of: given.user())
    return IdentityFields()
  }
}
