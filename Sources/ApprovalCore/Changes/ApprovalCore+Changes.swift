// SPDX-License-Identifier: GPL-3.0-or-later

/// Changes of what may approve: each asked of the person as an approval of its own, and made once.
///
/// The core answers what was approved; who must have an approval before which change is the caller's table of rights.
extension ApprovalCore {
  /// Asks a person whether a change is to be made, through a binding that something of theirs approves with.
  ///
  /// - Parameters:
  ///   - change: What is to be changed.
  ///   - user: Whose identity it is about.
  ///   - channel: how it is to be bound; `nil` for the first that one of their authenticators allows.
  ///   - asker: the account that asks, which alone may make the change then.
  /// - Throws: `tooManyAuthenticators` where one more would not be activated: nobody is asked for what would be refused then;
  ///   `bindingNotAllowed` where nothing of theirs approves, or where they have a device that says what is asked and the binding
  ///   goes past it; and what `request(_:)` throws.
  public func request(
    _ change: IdentityChange, of user: UserID, through channel: Channel? = nil, by asker: UInt32
  )
    throws(CoreError) -> Approval
  {
    if change.kind == .add, let kind = change.device { try checkRoom(for: kind, of: user) }
    var chosen = channel
    if chosen == nil { chosen = try firstChannel(of: user) }
    let saysIt = try hasDeviceThatSays(user)
    guard let chosen, Self.heardOnDevice.contains(chosen) || !saysIt else {
      throw .refused(.bindingNotAllowed)
    }
    var request = ApprovalRequest(user: user, text: try text(of: change), channel: chosen, asker: asker)
    request.lifetime = limits.longestApprovalLifetime
    // Whatever the account is: the reader asks in its own name for nobody.
    request.isFromProgram = true
    return try self.request(request)
  }

  /// Takes an approval for the change that is about to be made. What comes of the change is told by `finish(_:isMade:)`.
  ///
  /// - Throws: `notApprovedForThis` unless this user approved just this change a short while ago, asked by this account, and
  ///   nobody makes or made it.
  public func take(_ id: ApprovalID, for change: IdentityChange, of user: UserID, by asker: UInt32)
    throws(CoreError)
  {
    let approval = try read { store throws(StoreError) in try store.approval(id) }
    guard let approval, approval.state == .approved, !approval.isSpent, approval.text.change == change,
      approval.user == user, approval.asker == asker, let decidedAt = approval.decidedAt,
      now().duration(since: decidedAt) <= limits.changeWindow, changesUnderWay.insert(id).inserted
    else { throw .refused(.notApprovedForThis) }
  }

  /// The change was made, and its approval has served; or it was not made, and the approval may serve again.
  public func finish(_ id: ApprovalID, isMade: Bool) throws(CoreError) {
    guard changesUnderWay.remove(id) != nil else { return }
    guard isMade, var approval = try read({ store throws(StoreError) in try store.approval(id) }) else {
      return
    }
    approval.isSpent = true
    try keep([.approval(approval)], [AuditEvent("change.made", user: approval.user, subject: id.text)])
  }

  /// Whether a person is still at their beginning: nothing was ever active for them, and the user ID was made a short while ago.
  /// What is then activated is their first; one who has nothing left is at no beginning.
  public func isBeginning(_ user: UserID) throws(CoreError) -> Bool {
    guard let person = try self.user(user),
      now().duration(since: person.createdAt) <= limits.enrolmentLifetime
    else { return false }
    let known = try read { store throws(StoreError) in try store.authenticators(of: user) }
    return known.allSatisfy { $0.activatedAt == nil }
  }

  // MARK: -

  private func text(of change: IdentityChange) throws(CoreError) -> TransactionText {
    do throws(TextError) {
      return try TransactionText(
        action: .approve, service: ServiceName(ServiceName.own, limits: limits), body: "", change: change,
        limits: limits)
    } catch {
      throw .invalidText(error)
    }
  }

  /// The bindings, those first that are heard and answered on the authenticator itself.
  private static let channels: [Channel] = [.oneTimeCode, .qrCode, .shownCode, .chip, .spokenCode]

  /// The bindings by which the device itself says or shows what is asked: a chip, and a display, sign what the asker shows.
  private static let heardOnDevice: Set<Channel> = [.oneTimeCode, .qrCode, .spokenCode]

  /// Whether the person has a device that says what is asked, be it locked, or blocked on somebody's request: neither opens a way
  /// past it.
  private func hasDeviceThatSays(_ user: UserID) throws(CoreError) -> Bool {
    try authenticators(of: user).contains { device in
      guard device.kind == .codeReader || device.kind == .app else { return false }
      return device.state == .active || device.state == .blocked && device.blockReason == .request
    }
  }

  private func firstChannel(of user: UserID) throws(CoreError) -> Channel? {
    let active = try authenticators(of: user).filter { $0.obstacle(at: now()) == nil }
    return Self.channels.first { channel in active.contains { $0.allows(channel) } }
  }
}
