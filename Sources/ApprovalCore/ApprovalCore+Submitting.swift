// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// What a person gives at the service instead of on an authenticator: a code or a signature, and the password.
extension ApprovalCore {
  /// Takes the code that the person heard or was shown, and the password: both hold, or it is refused.
  ///
  /// Which of them did not hold is never said, and takes the same work to find out.
  @discardableResult
  public func submit(_ code: Secret, password: Secret, to id: ApprovalID) throws(CoreError) -> Approval {
    try submit(password: password, to: id) { (device, approval) throws(CoreError) in
      guard let counter = approval.codeCounter else {
        return try device.spend(code, at: self.reading(), limits: self.limits)
      }
      let expected = try device.device?.boundCode(counter: counter, textDigest: approval.textDigest)
      return expected == code ? .holds : .wrong
    }
  }

  /// Takes the chip's signature over `Approval.chipChallenge`, and the password: both hold, or it is refused.
  ///
  /// - Parameter signature: As `ssh-keygen -Y sign` writes it, or bare (`ChipKey.verifies`).
  @discardableResult
  public func submit(signature: [UInt8], password: Secret, to id: ApprovalID) throws(CoreError) -> Approval {
    try submit(password: password, to: id) { (device, approval) throws(CoreError) in
      device.accepts(signature, over: approval.chipChallenge) ? .holds : .wrong
    }
  }

  // MARK: -

  private func submit(
    password: Secret, to id: ApprovalID,
    judgedBy judge: (inout Authenticator, Approval) throws(CoreError) -> CodeVerdict
  ) throws(CoreError) -> Approval {
    let approval = try approval(id)
    guard approval.state == .heard, !approval.channel.isAnsweredOnAuthenticator else {
      return try perform(.submitted(codeHolds: false, passwordHolds: false), on: approval)
    }
    var device = try device(approval.authenticator)
    if let obstacle = device.obstacle(at: now()) { try refuse(obstacle, on: approval) }
    let verdict = try judge(&device, approval)
    let password = try self.judge(password, of: approval.user)
    guard verdict != .replayed else {
      try keep([.user(password.user)], password.events)
      try refuse(.replayed, on: approval, of: password.user)
    }
    do throws(CoreError) {
      return try perform(
        .submitted(codeHolds: verdict == .holds, passwordHolds: password.holds), on: approval,
        with: [.user(password.user)] + (verdict == .holds ? [.authenticator(device)] : []),
        telling: password.events)
    } catch .refused(.wrongCode(let left)) where left > 0 {
      try refuse(.wrongCode(triesLeft: left), on: approval, of: password.user)
    }
  }

  /// Refuses, and tells those who watch: the person hears what the service is not told, and of a password that is locked
  /// before all else. A refusal that ends the approval is told by its end.
  private func refuse(_ refusal: Refusal, on approval: Approval, of user: User? = nil) throws(CoreError)
    -> Never
  {
    let lock = user?.passwordLockedUntil.flatMap { now() < $0 ? Refusal.passwordLocked(until: $0) : nil }
    tell(.submissionRefused(lock ?? refusal, of: approval))
    throw .refused(refusal)
  }
}
