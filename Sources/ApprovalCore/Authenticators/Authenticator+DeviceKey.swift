// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

extension Authenticator {
  /// The key that an app or a code reader signs its answers with from elsewhere; `nil` where it was activated without one,
  /// and of every other kind.
  public var deviceKey: VerifyingKey? {
    guard kind.signsAnswers, let publicKey else { return nil }
    return try? VerifyingKey(rawRepresentation: publicKey)
  }
}

extension AuthenticatorKind {
  /// Whether it is a device with a dialogue of its own, which may answer over a wire.
  var signsAnswers: Bool { self == .app || self == .codeReader }
}

extension ApprovalCore {
  /// The approval, if it is truly this device that answers it so. Nothing is counted and nothing changed by a false answer.
  ///
  /// - Throws: `unknownApproval`; or, of a device elsewhere, `noAuthenticator` or `blocked` where it is not active,
  ///   `noDeviceKey` where it registered none, and `wrongSignature`.
  func answered(_ id: ApprovalID, _ act: DeviceAnswer.Act, by answering: AnsweringDevice) throws(CoreError)
    -> Approval
  {
    let approval = try approval(id)
    guard case .signature(let signature) = answering.proof else { return approval }
    let device = try device(answering.authenticator)
    if device.state != .active { throw .refused(device.state == .blocked ? .blocked : .noAuthenticator) }
    guard let key = device.deviceKey else { throw .refused(.noDeviceKey) }
    let answer = DeviceAnswer(act, to: id, textDigest: approval.textDigest)
    guard key.isValidSignature(signature, for: answer.message) else { throw .refused(.wrongSignature) }
    return approval
  }
}
