// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) import ApprovalCore
import Cryptography

/// What a dialogue in this process does, for the tests of every rule but the one that devices elsewhere sign.
extension IdentityProvider {
  @discardableResult
  func open(_ id: ApprovalID, on device: AuthenticatorID, pin: Secret) async throws(CoreError) -> Approval {
    try await open(id, on: AnsweringDevice(inProcess: device), pin: pin)
  }

  @discardableResult
  func open(_ id: ApprovalID, on device: AuthenticatorID, biometricProof: [UInt8]) async throws(CoreError)
    -> Approval
  {
    try await open(id, on: AnsweringDevice(inProcess: device), biometricProof: biometricProof)
  }

  @discardableResult
  func bind(_ id: ApprovalID, on device: AuthenticatorID, code: Secret) async throws(CoreError) -> Approval {
    try await bind(id, on: AnsweringDevice(inProcess: device), code: code)
  }

  @discardableResult
  func bindToSession(_ id: ApprovalID, on device: AuthenticatorID, scanned: Secret) async throws(CoreError)
    -> Approval
  {
    try await bindToSession(id, on: AnsweringDevice(inProcess: device), scanned: scanned)
  }

  @discardableResult
  func heard(_ id: ApprovalID, on device: AuthenticatorID) async throws(CoreError) -> Approval {
    try await heard(id, on: AnsweringDevice(inProcess: device))
  }

  @discardableResult
  func approve(_ id: ApprovalID, on device: AuthenticatorID) async throws(CoreError) -> Approval {
    try await approve(id, on: AnsweringDevice(inProcess: device))
  }

  @discardableResult
  func reject(_ id: ApprovalID, on device: AuthenticatorID, because reason: RejectionReason)
    async throws(CoreError) -> Approval
  {
    try await reject(id, on: AnsweringDevice(inProcess: device), because: reason)
  }

  @discardableResult
  func extend(_ id: ApprovalID, on device: AuthenticatorID) async throws(CoreError) -> Approval {
    try await extend(id, on: AnsweringDevice(inProcess: device))
  }

  @discardableResult
  func freeze(afterRejecting id: ApprovalID, on device: AuthenticatorID) async throws(CoreError) -> Instant? {
    try await freeze(afterRejecting: id, on: AnsweringDevice(inProcess: device))
  }
}
