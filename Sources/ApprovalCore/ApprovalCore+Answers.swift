// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What the person does on an authenticator.
extension ApprovalCore {
  /// Opens an approval with the PIN of the authenticator it was sent to.
  ///
  /// - Throws: `CoreError.refused` with what was wrong, for the user's ears only.
  @discardableResult
  public func open(_ id: ApprovalID, on authenticator: AuthenticatorID, pin: Secret) throws(CoreError)
    -> Approval
  {
    let approval = try owned(id, by: authenticator)
    guard approval.state == .requested, approval.channel.isAnsweredOnAuthenticator else {
      return try perform(.opened, on: approval)
    }
    guard var device = try read({ store throws(StoreError) in try store.authenticator(authenticator) }) else {
      throw .refused(.noAuthenticator)
    }
    if let refusal = try device.judge(pin: pin, at: now(), limits: limits) {
      try refuse(refusal, on: device, for: approval)
    }
    return try perform(.opened, on: approval, with: [.authenticator(device)])
  }

  /// Binds an opened approval with the one-time code that the service shows.
  @discardableResult
  public func bind(_ id: ApprovalID, on authenticator: AuthenticatorID, code: Secret) throws(CoreError)
    -> Approval
  {
    try perform(.codeTyped(code), on: owned(id, by: authenticator))
  }

  /// Binds an opened approval by the QR code that was scanned, or the session of the same device.
  @discardableResult
  public func bindToSession(_ id: ApprovalID, on authenticator: AuthenticatorID) throws(CoreError) -> Approval
  {
    try perform(.sessionSeen, on: owned(id, by: authenticator))
  }

  /// The text was presented to its last frame.
  @discardableResult
  public func heard(_ id: ApprovalID, on authenticator: AuthenticatorID) throws(CoreError) -> Approval {
    try perform(.heard, on: owned(id, by: authenticator))
  }

  /// The approve gesture; refused before the text was heard.
  @discardableResult
  public func approve(_ id: ApprovalID, on authenticator: AuthenticatorID) throws(CoreError) -> Approval {
    try perform(.approve, on: owned(id, by: authenticator))
  }

  /// Rejects from any living state; `notMe` freezes the service for this user.
  @discardableResult
  public func reject(_ id: ApprovalID, on authenticator: AuthenticatorID, because reason: RejectionReason)
    throws(CoreError) -> Approval
  {
    try perform(.reject(reason), on: owned(id, by: authenticator))
  }

  /// Says afterwards that the rejected approval was nobody of ours: freezes the service.
  public func freeze(afterRejecting id: ApprovalID, on authenticator: AuthenticatorID) throws(CoreError) {
    let approval = try owned(id, by: authenticator)
    guard approval.state == .rejected else { throw .refused(.notNow(approval.state)) }
    let freeze = Freeze(user: approval.user, service: approval.text.service, since: now())
    try keep(
      [.freeze(freeze)],
      [AuditEvent("service.frozen", user: approval.user, subject: approval.text.service.text)])
  }

  /// Lifts the freeze of a service.
  public func unfreeze(_ service: ServiceName, for user: UserID) throws(CoreError) {
    try keep(
      [.unfreeze(service, for: user)], [AuditEvent("service.unfrozen", user: user, subject: service.text)])
  }

  /// Gives the person more time, once.
  @discardableResult
  public func extend(_ id: ApprovalID, on authenticator: AuthenticatorID) throws(CoreError) -> Approval {
    let approval = try owned(id, by: authenticator)
    let latest = approval.requestedAt + limits.longestApprovalLifetime
    return try perform(.extend(by: limits.approvalLifetime, latest: latest), on: approval)
  }

  /// A sentence of the approval began or ended: while it is spoken, the approval does not expire.
  public func speaking(_ isSpeaking: Bool, of id: ApprovalID, on authenticator: AuthenticatorID)
    throws(CoreError)
  {
    try perform(.speaking(isSpeaking), on: owned(id, by: authenticator))
  }

  // MARK: -

  func owned(_ id: ApprovalID, by authenticator: AuthenticatorID) throws(CoreError) -> Approval {
    let approval = try approval(id)
    guard approval.authenticator == authenticator else { throw .refused(.notYours) }
    return approval
  }

  /// Keeps a wrong PIN's count; an approval whose authenticator is now locked or blocked cannot be answered and fails.
  private func refuse(_ refusal: Refusal, on device: Authenticator, for approval: Approval) throws(CoreError)
    -> Never
  {
    switch refusal {
    case .wrongPIN:
      try keep(
        [.authenticator(device)],
        [AuditEvent("authenticator.wrongPIN", user: device.user, subject: device.id.description)])
    default:
      let event = device.state == .blocked ? "authenticator.blocked" : "authenticator.locked"
      try keep(
        [.authenticator(device)], [AuditEvent(event, user: device.user, subject: device.id.description)])
      try perform(.fail, on: approval)
    }
    throw .refused(refusal)
  }
}
