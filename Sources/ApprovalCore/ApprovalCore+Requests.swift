// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What services do.
extension ApprovalCore {
  /// Takes a request; what comes back lives, is kept, and has been told to the watchers.
  ///
  /// - Throws: `CoreError.refused` without a reason that a service may learn, or `.invalidText`.
  public func request(_ request: ApprovalRequest) throws(CoreError) -> Approval {
    let lifetime = try lifetime(of: request)
    try expireLapsed(of: request.user)
    let authenticator = try authenticator(for: request)
    let approval = try makeApproval(of: request, on: authenticator, lifetime: lifetime)
    var changes: [Change] = [.approval(approval)]
    if approval.codeCounter != nil {
      var counted = authenticator
      counted.codeCounter += 1
      changes.append(.authenticator(counted))
    }
    try keep(changes, [AuditEvent("approval.requested", user: approval.user, subject: approval.id.text)])
    tell(.approval(approval))
    return approval
  }

  /// Takes the code that the person heard and typed at the service, and the password: both hold, or it is refused.
  public func submit(_ code: Secret, password: Secret, to id: ApprovalID) throws(CoreError) -> Approval {
    let approval = try approval(id)
    guard approval.state == .heard else {
      return try perform(.submitted(codeHolds: false, passwordHolds: false), on: approval)
    }
    guard
      var authenticator = try read({ store throws(StoreError) in
        try store.authenticator(approval.authenticator)
      })
    else { throw .refused(.noAuthenticator) }
    let codeHolds = try accepts(code, for: approval, by: &authenticator)
    let password = try judge(password, of: approval.user)
    return try perform(
      .submitted(codeHolds: codeHolds, passwordHolds: password.holds), on: approval,
      with: [.user(password.user)] + (codeHolds ? [.authenticator(authenticator)] : []))
  }

  /// Withdraws a request that still lives.
  public func cancel(_ id: ApprovalID) throws(CoreError) {
    try perform(.cancel, on: approval(id))
  }

  /// The approval as it stands now, expired if its time is over.
  public func approvalState(_ id: ApprovalID) throws(CoreError) -> Approval {
    try perform(.tick, on: approval(id))
  }

  // MARK: -

  private func lifetime(of request: ApprovalRequest) throws(CoreError) -> Duration {
    let lifetime = request.lifetime ?? limits.approvalLifetime
    let range = limits.shortestApprovalLifetime...limits.longestApprovalLifetime
    guard range.contains(lifetime) else {
      throw .invalidText(
        TextError(
          .lifetime,
          .outOfRange(
            lifetime.components.seconds,
            range.lowerBound.components.seconds...range.upperBound.components.seconds)))
    }
    return lifetime
  }

  private func authenticator(for request: ApprovalRequest) throws(CoreError) -> Authenticator {
    let (user, service) = (request.user, request.text.service)
    guard let person = try read({ store throws(StoreError) in try store.user(user) }) else {
      throw .refused(.unknownUser)
    }
    guard try read({ store throws(StoreError) in try store.freeze(of: service, for: user) }) == nil else {
      throw .refused(.serviceFrozen)
    }
    guard try read({ store throws(StoreError) in try store.livingApproval(of: user) }) == nil else {
      tell(.secondRequestRefused(service: service, user: user))
      throw .refused(.anotherApprovalLives)
    }
    let candidates = try read { store throws(StoreError) in try store.authenticators(of: user) }
    let fit = candidates.first { candidate in
      candidate.state == .active && candidate.allows(request.channel)
        && AssuranceLevel(of: candidate.kind, provenBy: person.proof) >= request.assurance
    }
    guard let fit else { throw .refused(.bindingNotAllowed) }
    if let obstacle = fit.obstacle(at: now()) { throw .refused(obstacle) }
    return fit
  }

  private func makeApproval(of request: ApprovalRequest, on authenticator: Authenticator, lifetime: Duration)
    throws(CoreError) -> Approval
  {
    let now = now()
    let digest = request.text.digest
    let last = try read { store throws(StoreError) in try store.lastRequest(of: digest, to: request.user) }
    let usesCode = request.channel == .oneTimeCode
    let usesCounter = request.channel == .spokenCode
    return Approval(
      id: try .random(), user: request.user, authenticator: authenticator.id, channel: request.channel,
      text: request.text, textDigest: digest, requestedAt: now,
      isRepeat: last.map { now.duration(since: $0) <= limits.repeatWindow } ?? false,
      oneTimeCode: usesCode ? try digits(limits.oneTimeCodeDigits) : nil,
      codeCounter: usesCounter ? authenticator.codeCounter : nil, state: .requested,
      expiresAt: now + lifetime,
      codeTriesLeft: limits.oneTimeCodeTries, extensionsLeft: limits.extensions,
      longestHold: limits.longestHold)
  }

  func digits(_ count: Int) throws(CoreError) -> Secret {
    do {
      return try Random.digits(count)
    } catch {
      throw .cryptography(error)
    }
  }

  private func accepts(_ code: Secret, for approval: Approval, by authenticator: inout Authenticator)
    throws(CoreError) -> Bool
  {
    guard let counter = approval.codeCounter else {
      return try authenticator.spend(code, at: now(), limits: limits)
    }
    return try authenticator.device?.boundCode(counter: counter, textDigest: approval.textDigest) == code
  }
}
