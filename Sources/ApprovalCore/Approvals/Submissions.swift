// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// What a person gives at the service instead of on an authenticator: a code or a signature, and the password.
extension IdentityProvider {
  /// Takes the code that the person heard or was shown, and the password: both hold, or it is refused.
  ///
  /// Where the text was heard on a code reader, the code bound to it is taken; and where the service says that it showed the text
  /// (`presented(_:)`), the device's own.
  ///
  /// Which of them did not hold is never said, and takes the same work to find out. A code that was taken before is refused
  /// before any of that work: whoever has it knows that it was good once, and may know that it is spent.
  @discardableResult
  public func submit(_ code: Secret, password: Secret, to id: ApprovalID) async throws(CoreError) -> Approval
  {
    try await submit(password: password, to: id) { (device, approval, arrival) throws(CoreError) in
      guard let counter = approval.codeCounter else {
        return try device.spend(code, at: arrival, limits: self.limits)
      }
      let expected = try device.device?.boundCode(counter: counter, textDigest: approval.textDigest)
      if approval.hearing?.authenticator != nil, expected == code { return .holds }
      return self.shownTexts.contains(id) ? try device.spend(code, at: arrival, limits: self.limits) : .wrong
    }
  }

  /// Takes the chip's signature over `Approval.chipChallenge`, and the password: both hold, or it is refused.
  ///
  /// - Parameters:
  ///   - password: The user's password.
  ///   - id: The approval.
  ///   - signature: As `ssh-keygen -Y sign` writes it, or bare (`ChipKey.verifies`).
  @discardableResult
  public func submit(signature: [UInt8], password: Secret, to id: ApprovalID) async throws(CoreError)
    -> Approval
  {
    try await submit(password: password, to: id) { (device, approval, _) throws(CoreError) in
      device.accepts(signature, over: approval.chipChallenge) ? .holds : .wrong
    }
  }

  // MARK: -

  private typealias Judge = (inout Authenticator, Approval, ClockReading) throws(CoreError) -> CodeVerdict

  /// What is given is judged as of the moment at which it came. While the password is hashed everything may change: all but
  /// that moment is read again after it, and what held before and does not now is not committed.
  private func submit(password: Secret, to id: ApprovalID, judgedBy judge: Judge) async throws(CoreError)
    -> Approval
  {
    let arrivedAt = reading()
    let (asked, _, _) = try await settled { () throws(CoreError) in
      try judged(id, at: arrivedAt, by: judge)
    }
    let guesser = Guesser(user: asked.user, asker: try asker(asked.asker, as: asked.text.service))
    let passwordHolds = try await holds(password, by: guesser)
    return try await settled { () throws(CoreError) in
      try decide(id, at: arrivedAt, by: judge, passwordHolds, guesser)
    }
  }

  private func decide(
    _ id: ApprovalID, at arrival: ClockReading, by judge: Judge, _ passwordHolds: Bool, _ guesser: Guesser
  ) throws(CoreError) -> Approval {
    let (approval, device, verdict) = try judged(id, at: arrival, by: judge)
    let guess = try outcome(of: verdict == .holds && passwordHolds, by: guesser)
    do throws(CoreError) {
      return try perform(
        .submitted(codeHolds: verdict == .holds, passwordHolds: passwordHolds), on: approval,
        with: guess.changes + (verdict == .holds ? [.authenticator(device)] : []), telling: guess.events)
    } catch .refused(.wrongCode(let left)) where left > 0 {
      tell(.submissionRefused(.wrongCode(triesLeft: left), of: approval))
      throw .refused(.wrongCode(triesLeft: left))
    }
  }

  /// The approval that something is submitted to, its device with the code spent, and what the code is worth; whatever is in
  /// the way is refused.
  private func judged(_ id: ApprovalID, at arrival: ClockReading, by judge: Judge) throws(CoreError) -> (
    Approval, Authenticator, CodeVerdict
  ) {
    let approval = try approval(id)
    guard approval.state == .heard, !approval.binding.isAnsweredOnAuthenticator else {
      try perform(.submitted(codeHolds: false, passwordHolds: false), on: approval)
      throw .refused(.notNow(approval.state))
    }
    var device = try device(approval.authenticator)
    if let obstacle = device.obstacle(at: now()) { try refuse(obstacle, on: approval) }
    try checkMayGuess(Guesser(user: approval.user, asker: asker(approval.asker, as: approval.text.service)))
    let verdict = try judge(&device, approval, arrival)
    if verdict == .replayed { try refuse(.replayed, on: approval) }
    return (approval, device, verdict)
  }

  /// Refuses, and tells those who watch, once an approval: the person hears what the service is not told. A refusal that ends
  /// the approval is told by its end.
  private func refuse(_ refusal: Refusal, on approval: Approval) throws(CoreError) -> Never {
    if toldRefusals[approval.id, default: []].insert(refusal).inserted {
      tell(.submissionRefused(refusal, of: approval))
    }
    throw .refused(refusal)
  }
}
