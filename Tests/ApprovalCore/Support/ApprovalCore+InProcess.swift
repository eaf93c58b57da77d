// SPDX-License-Identifier: GPL-3.0-or-later
@_spi(InProcess) import ApprovalCore
import Cryptography

/// What a dialogue in this process does, for the tests of every rule but the one that devices elsewhere sign.
extension IdentityProvider {
  @discardableResult
  func open(_ id: ApprovalID, on device: AuthenticatorID, pin: Secret) throws(CoreError) -> Approval {
    try open(id, on: AnsweringDevice(inProcess: device), pin: pin)
  }

  @discardableResult
  func open(_ id: ApprovalID, on device: AuthenticatorID, biometricProof: [UInt8]) throws(CoreError)
    -> Approval
  {
    try open(id, on: AnsweringDevice(inProcess: device), biometricProof: biometricProof)
  }

  @discardableResult
  func bind(_ id: ApprovalID, on device: AuthenticatorID, code: Secret) throws(CoreError) -> Approval {
    try bind(id, on: AnsweringDevice(inProcess: device), code: code)
  }

  @discardableResult
  func bindToSession(_ id: ApprovalID, on device: AuthenticatorID, scanned: Secret) throws(CoreError)
    -> Approval
  {
    try bindToSession(id, on: AnsweringDevice(inProcess: device), scanned: scanned)
  }

  @discardableResult
  func heard(_ id: ApprovalID, on device: AuthenticatorID) throws(CoreError) -> Approval {
    try heard(id, on: AnsweringDevice(inProcess: device))
  }

  @discardableResult
  func approve(_ id: ApprovalID, on device: AuthenticatorID) throws(CoreError) -> Approval {
    try approve(id, on: AnsweringDevice(inProcess: device))
  }

  @discardableResult
  func reject(_ id: ApprovalID, on device: AuthenticatorID, because reason: RejectionReason)
    throws(CoreError) -> Approval
  {
    try reject(id, on: AnsweringDevice(inProcess: device), because: reason)
  }

  @discardableResult
  func extend(_ id: ApprovalID, on device: AuthenticatorID) throws(CoreError) -> Approval {
    try extend(id, on: AnsweringDevice(inProcess: device))
  }

  @discardableResult
  func freeze(afterRejecting id: ApprovalID, on device: AuthenticatorID) throws(CoreError) -> Instant? {
    try freeze(afterRejecting: id, on: AnsweringDevice(inProcess: device))
  }
}
