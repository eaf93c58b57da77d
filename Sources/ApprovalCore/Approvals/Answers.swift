// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What the person does on an authenticator. Each begins with the proof that it is that device which answers.
extension IdentityProvider {
  /// The living approval of a user, where there is one: what an app shows when it is opened.
  public func livingApproval(of user: UserID) async throws(CoreError) -> Approval? {
    try await settled { () throws(CoreError) in try currentApproval(of: user) }
  }

  /// The same, in a call of `settled` or one that waits in place.
  func currentApproval(of user: UserID) throws(CoreError) -> Approval? {
    try expireLapsed(of: user)
    return try read { store throws(StoreError) in try store.livingApproval(of: user) }
  }

  /// Opens an approval with the PIN of the authenticator it was sent to, or of another of the user's that could have got
  /// it and takes it up.
  ///
  /// The PIN is looked at only once the signature held: who has not the device's key cannot lock it by wrong PINs.
  ///
  /// - Throws: `CoreError.refused` with what was wrong, for the user's ears only.
  @discardableResult
  public func open(_ id: ApprovalID, on answering: AnsweringDevice, pin: Secret) async throws(CoreError)
    -> Approval
  {
    try await settled { () throws(CoreError) -> Approval in
      let sent = try answered(id, .open, by: answering)
      let approval = try taken(sent, by: answering.authenticator)
      guard approval.state == .requested, approval.binding.isAnsweredOnAuthenticator else {
        return try perform(.opened, on: approval)
      }
      var device = try device(answering.authenticator)
      if let obstacle = device.obstacle(at: now()) { throw .refused(obstacle) }
      if let refusal = try device.judge(pin: pin, at: now(), limits: limits) {
        try refuse(refusal, on: device, for: sent)
      }
      return try perform(.opened, on: approval, with: [.authenticator(device)])
    }
  }

  /// Opens an approval with the biometrics of an app's device, where the user chose that.
  ///
  /// - Parameters:
  ///   - id: The approval.
  ///   - answering: The device that answers.
  ///   - proof: `AppDevice.biometricProof(for:)`, which the device makes once it knows its user.
  @discardableResult
  public func open(_ id: ApprovalID, on answering: AnsweringDevice, biometricProof proof: [UInt8])
    async throws(CoreError) -> Approval
  {
    try await settled { () throws(CoreError) -> Approval in
      let approval = try taken(answered(id, .open, by: answering), by: answering.authenticator)
      let device = try device(answering.authenticator)
      if let obstacle = device.obstacle(at: now()) { throw .refused(obstacle) }
      guard device.usesBiometrics, let app = device.app else { throw .refused(.notForThisKind(device.kind)) }
      guard constantTimeEqual(proof, try app.biometricProof(for: id)) else { throw .refused(.wrongSignature) }
      return try perform(.opened, on: approval)
    }
  }

  /// Binds an opened approval with the one-time code that the service shows.
  @discardableResult
  public func bind(_ id: ApprovalID, on answering: AnsweringDevice, code: Secret) async throws(CoreError)
    -> Approval
  {
    try await settled { () throws(CoreError) -> Approval in
      try perform(.codeTyped(code), on: owned(id, .bind, by: answering))
    }
  }

  /// Binds an opened approval by what was scanned, or handed over on the same device (`SessionLink.content`).
  ///
  /// Another session's link is a wrong code.
  @discardableResult
  public func bindToSession(_ id: ApprovalID, on answering: AnsweringDevice, scanned: Secret)
    async throws(CoreError)
    -> Approval
  {
    try await settled { () throws(CoreError) -> Approval in
      let approval = try owned(id, .bind, by: answering)
      let isThisSession = SessionLink(approval).map { $0 == SessionLink(scanned: scanned) } ?? false
      return try perform(isThisSession ? .sessionSeen : .wrongLink, on: approval)
    }
  }

  /// Binds an opened approval whose session is at the reader's own machine, as who asked vouched for (`ApprovalRequest.isLocal`).
  /// For a dialogue in this process alone, which is at that machine.
  @_spi(InProcess)
  @discardableResult
  public func bindLocally(_ id: ApprovalID, on authenticator: AuthenticatorID) async throws(CoreError)
    -> Approval
  {
    try await settled { () throws(CoreError) -> Approval in
      let approval = try owned(approval(id), by: authenticator)
      guard approval.binding == .sameDevice, try device(authenticator).kind == .codeReader else {
        throw .refused(.notNow(approval.state))
      }
      return try perform(.sessionSeen, on: approval)
    }
  }

  /// The text was presented to its last frame, by the word of that device.
  ///
  /// - Parameters:
  ///   - id: Which approval's.
  ///   - answering: Which device.
  ///   - confirmed: Of a device in this process, whether the mixer of its output says that nothing is heard, and the person has
  ///     said by a key that they hear it: then the receipt says so.
  @discardableResult
  public func heard(_ id: ApprovalID, on answering: AnsweringDevice, confirmed: Bool = false)
    async throws(CoreError) -> Approval
  {
    try await settled { () throws(CoreError) -> Approval in
      try perform(.heard(answering.hearing(confirmed: confirmed)), on: owned(id, .heard, by: answering))
    }
  }

  /// The service showed the text to its end: where no authenticator of ours presents it, and where it takes a reader's own code
  /// beside the one that is bound to what was heard. Of a change the bound one alone is taken.
  @discardableResult
  public func presented(_ id: ApprovalID) async throws(CoreError) -> Approval {
    try await settled { () throws(CoreError) -> Approval in
      let approval = try approval(id)
      let mayShow: Set<Binding> =
        approval.text.change == nil ? [.shownCode, .chip, .spokenCode] : [.shownCode, .chip]
      guard mayShow.contains(approval.binding) else { throw .refused(.notNow(approval.state)) }
      // A code reader may have said it to its end before, and who is not sure that this arrived says it again.
      let shown = approval.state == .heard ? approval : try perform(.heard(.shown), on: approval)
      shownTexts.insert(id)
      return shown
    }
  }

  /// The approve gesture; refused before the text was heard.
  @discardableResult
  public func approve(_ id: ApprovalID, on answering: AnsweringDevice) async throws(CoreError) -> Approval {
    try await settled { () throws(CoreError) -> Approval in
      try perform(.approve, on: owned(id, .approve, by: answering))
    }
  }

  /// Rejects from any living state, before it is opened on any of the user's authenticators; `notMe` freezes the service for this
  /// user, or stops who asked for a change.
  @discardableResult
  public func reject(_ id: ApprovalID, on answering: AnsweringDevice, because reason: RejectionReason)
    async throws(CoreError) -> Approval
  {
    try await settled { () throws(CoreError) -> Approval in
      let approval = try answered(id, .reject(reason), by: answering)
      let rejected = try perform(.reject(reason), on: taken(approval, by: answering.authenticator))
      if reason == .notMe, rejected.text.change != nil { try stopAsker(of: rejected) }
      return rejected
    }
  }

  /// Rejects at once, and leaves open why: nothing can approve it any more, and `giveReason` says the rest. For a dialogue in
  /// this process alone; where the process ends before that, it stays rejected without a reason.
  @_spi(InProcess)
  @discardableResult
  public func reject(_ id: ApprovalID, on authenticator: AuthenticatorID) async throws(CoreError) -> Approval
  {
    try await settled { () throws(CoreError) -> Approval in
      try perform(.reject(nil), on: taken(approval(id), by: authenticator))
    }
  }

  /// Says why what was rejected a moment ago was; `notMe` stops the service, or who asked for a change. For a dialogue in this
  /// process alone.
  ///
  /// - Returns: Until when the account that asked for a change asks nothing; `nil` of any other.
  @_spi(InProcess)
  @discardableResult
  public func giveReason(
    _ reason: RejectionReason, forRejecting id: ApprovalID, on authenticator: AuthenticatorID
  ) async throws(CoreError) -> Instant? {
    try await settled { () throws(CoreError) -> Instant? in
      let rejected = try owned(approval(id), by: authenticator)
      do throws(CoreError) {
        try perform(.giveReason(reason), on: rejected)
      } catch {
        // Nobody says it any more: who waits for it hears that there is none.
        stopAwaitingReason(of: rejected)
        throw error
      }
      return reason == .notMe && rejected.text.change != nil ? try stopAsker(of: rejected) : nil
    }
  }

  /// Says afterwards that the rejected approval was nobody of ours: freezes the service. A change is asked for in the core's own
  /// name, which is never frozen: who asked for it asks nothing for a while.
  ///
  /// - Returns: Until when the account that asked for a change asks nothing; `nil` where a service is frozen until that is lifted.
  @discardableResult
  public func freeze(afterRejecting id: ApprovalID, on answering: AnsweringDevice) async throws(CoreError)
    -> Instant?
  {
    try await settled { () throws(CoreError) -> Instant? in
      let approval = try owned(id, .freeze, by: answering)
      guard approval.state == .rejected else { throw .refused(.notNow(approval.state)) }
      if approval.text.change != nil { return try stopAsker(of: approval) }
      let freeze = Freeze(of: approval, since: wallTime())
      try keep(
        [.freeze(freeze)],
        [AuditEvent("service.frozen", user: approval.user, subject: approval.text.service.text)])
      return nil
    }
  }

  /// Lets the account that asked for a rejected change ask again, before its time. For a dialogue in this process alone, which
  /// just stopped it.
  @_spi(InProcess)
  public func letAskAgain(afterRejecting id: ApprovalID, on authenticator: AuthenticatorID) throws(CoreError)
  {
    let approval = try owned(approval(id), by: authenticator)
    try keep([], [AuditEvent("account.unstopped", of: approval)])
    admission.letAsk(try asker(of: approval))
  }

  /// Takes no requests of who asked for a change for a while; until when.
  @discardableResult
  private func stopAsker(of approval: Approval) throws(CoreError) -> Instant {
    let until = now() + limits.askerStop
    admission.stop(try asker(of: approval), until: until, at: now())
    try keep([], [AuditEvent("account.stopped", of: approval)])
    return until
  }

  private func asker(of approval: Approval) throws(CoreError) -> Guesser {
    Guesser(user: approval.user, asker: try asker(approval.asker, as: approval.text.service))
  }

  /// Lifts the freeze of a service, however its name is spelled.
  ///
  /// - Throws: `notFrozen`.
  public func unfreeze(_ service: ServiceName, for user: UserID) throws(CoreError) {
    guard let freeze = try read({ store throws(StoreError) in try store.freeze(of: service, for: user) })
    else { throw .refused(.notFrozen) }
    try keep(
      [.unfreeze(service, for: user)],
      [AuditEvent("service.unfrozen", user: user, subject: freeze.service.text)])
    tell(.serviceLetAsk(freeze.service, for: user))
  }

  /// Gives the person more time, once.
  @discardableResult
  public func extend(_ id: ApprovalID, on answering: AnsweringDevice) async throws(CoreError) -> Approval {
    try await settled { () throws(CoreError) -> Approval in
      let approval = try owned(id, .extend, by: answering)
      let latest = approval.requestedAt + limits.longestApprovalLifetime
      return try perform(.extend(by: limits.approvalLifetime, latest: latest), on: approval)
    }
  }

  /// A sentence of the approval began or ended: while it is spoken, the approval does not expire. For a dialogue in this
  /// process alone, as nobody else's speaking is seen.
  @_spi(InProcess)
  public func speaking(_ isSpeaking: Bool, of id: ApprovalID, on authenticator: AuthenticatorID)
    async throws(CoreError)
  {
    try await settled { () throws(CoreError) -> Void in
      try perform(.speaking(isSpeaking), on: owned(approval(id), by: authenticator))
    }
  }

  // MARK: -

  /// The approval that this device truly answers so, and that is its to answer.
  private func owned(_ id: ApprovalID, _ act: DeviceAnswer.Act, by answering: AnsweringDevice)
    throws(CoreError) -> Approval
  {
    try owned(answered(id, act, by: answering), by: answering.authenticator)
  }

  private func owned(_ approval: Approval, by authenticator: AuthenticatorID) throws(CoreError) -> Approval {
    guard approval.authenticator == authenticator else { throw .refused(.notYours) }
    return approval
  }

  /// The approval as the authenticator may have it: sent to it, or not opened yet and good for it just as well.
  private func taken(_ approval: Approval, by authenticator: AuthenticatorID) throws(CoreError) -> Approval {
    guard approval.authenticator != authenticator else { return approval }
    let (first, other) = (try device(approval.authenticator), try device(authenticator))
    guard approval.state == .requested, approval.binding.isAnsweredOnAuthenticator,
      other.user == approval.user,
      other.state == .active, other.allows(approval.binding),
      try isNoWeaker(other, than: approval.authenticator),
      // The session of a reader is at its machine, that of an app was handed over to it: neither is the other's.
      approval.binding != .sameDevice || other.kind == first.kind
    else { throw .refused(.notYours) }
    var taken = approval
    taken.authenticator = authenticator
    return taken
  }

  /// Whether an approval loses no assurance when another authenticator takes it up.
  private func isNoWeaker(_ other: Authenticator, than first: AuthenticatorID) throws(CoreError) -> Bool {
    let proof = try user(other.user)?.proof
    return try AssuranceLevel(of: other.kind, provenBy: proof)
      >= AssuranceLevel(of: device(first).kind, provenBy: proof)
  }

  func device(_ id: AuthenticatorID) throws(CoreError) -> Authenticator {
    guard let device = try read({ store throws(StoreError) in try store.authenticator(id) }) else {
      throw .refused(.noAuthenticator)
    }
    return device
  }

  /// Keeps a wrong PIN's count; an approval whose authenticator is now locked or blocked cannot be answered and fails.
  func refuse(_ refusal: Refusal, on device: Authenticator, for approval: Approval?) throws(CoreError)
    -> Never
  {
    let subject = device.id.description
    guard case .wrongPIN = refusal else {
      let news: AuthenticatorNews = device.state == .blocked ? .blocked : .locked
      let event = AuditEvent("authenticator.\(news.rawValue)", user: device.user, subject: subject)
      if let approval, approval.authenticator == device.id {
        try fail(approval, with: [.authenticator(device)], telling: [event])
      } else {
        try keep([.authenticator(device)], [event])
      }
      tell(.authenticator(news, of: device))
      throw .refused(refusal)
    }
    try keep(
      [.authenticator(device)], [AuditEvent("authenticator.wrongPIN", user: device.user, subject: subject)])
    throw .refused(refusal)
  }

  /// Fails an approval that nobody can answer any more, and keeps what made it so; one that lapsed meanwhile has expired,
  /// and that is kept with it all the same.
  func fail(_ approval: Approval, with changes: [Change], telling events: [AuditEvent]) throws(CoreError) {
    do throws(CoreError) {
      try perform(.fail, on: approval, with: changes, telling: events)
    } catch .refused(.over) {}
  }
}
