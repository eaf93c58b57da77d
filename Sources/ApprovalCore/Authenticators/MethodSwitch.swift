// SPDX-License-Identifier: GPL-3.0-or-later

/// A wish to approve with one-time codes instead of QR codes: asked for, waited for, confirmed.
public struct MethodSwitch: Hashable, Sendable {
  /// When it was asked for.
  public let requestedAt: Instant
  /// From when on the user may confirm: 24 hours later, in the core's time, which takes no leap of the clock.
  public let dueAt: Instant
  /// Whether the user was told that it is due.
  public var isAnnounced: Bool

  /// A wish as it is kept.
  public init(requestedAt: Instant, dueAt: Instant, isAnnounced: Bool = false) {
    self.requestedAt = requestedAt
    self.dueAt = dueAt
    self.isAnnounced = isAnnounced
  }
}

/// The switch of an app from QR codes to one-time codes, and back.
extension IdentityProvider {
  /// Asks for one-time codes: nothing changes for 24 hours, and without a confirmation nothing ever does. Asked for
  /// again, the first asking stands.
  ///
  /// - Throws: `notForThisKind` for what cannot scan, or `alreadyThatMethod`.
  @discardableResult
  public func requestMethodSwitch(on id: AuthenticatorID) throws(CoreError) -> MethodSwitch {
    var app = try switchingApp(id)
    guard app.binding == .qrCode else { throw .refused(.alreadyThatMethod) }
    if let pending = app.methodSwitch { return pending }
    let now = now()
    let wish = MethodSwitch(requestedAt: now, dueAt: now + limits.methodSwitchDelay)
    app.methodSwitch = wish
    try keep(app, .requested)
    return wish
  }

  /// From when on the switch that waits may be confirmed; `nil` where none waits.
  public func methodSwitchDue(on id: AuthenticatorID) throws(CoreError) -> Instant? {
    try device(id).methodSwitch?.dueAt
  }

  /// Confirms the switch: one-time codes from now on.
  ///
  /// - Throws: `noSwitchWaits`, or `tooSoon` before 24 hours were seen to pass.
  public func confirmMethodSwitch(on id: AuthenticatorID) throws(CoreError) {
    var app = try switchingApp(id)
    guard let wish = app.methodSwitch else { throw .refused(.noSwitchWaits) }
    guard now() >= wish.dueAt else { throw .refused(.tooSoon(until: wish.dueAt)) }
    app.binding = .oneTimeCode
    app.methodSwitch = nil
    try keep(app, .done)
  }

  /// Gives the switch up; nothing changes. A lock does not keep anybody from it: wrong PINs may be whoever's asked for it.
  public func cancelMethodSwitch(on id: AuthenticatorID) throws(CoreError) {
    var app = try activeApp(id)
    guard app.methodSwitch != nil else { throw .refused(.noSwitchWaits) }
    app.methodSwitch = nil
    try keep(app, .cancelled)
  }

  /// QR codes again, at once.
  public func switchBackToQRCode(on id: AuthenticatorID) throws(CoreError) {
    var app = try switchingApp(id)
    guard app.binding != .qrCode else { throw .refused(.alreadyThatMethod) }
    app.binding = .qrCode
    try keep(app, .back)
  }

  /// The switches of a user that wait, to be said at every approval; those of apps that approve no more wait for nothing.
  public func methodSwitches(of user: UserID) throws(CoreError) -> [Authenticator] {
    try authenticators(of: user).filter { $0.state == .active && $0.methodSwitch != nil }
  }

  /// Announces every switch that has become due, once, also when it did while the core was not running.
  ///
  /// - Returns: How long until the next one is due; `nil` where none waits.
  @discardableResult
  public func announceDueSwitches() throws(CoreError) -> Duration? {
    try rememberTime()
    let waiting = try read { store throws(StoreError) in try store.switchingAuthenticators() }
    let now = now()
    var next: Duration?
    for var app in waiting where app.state == .active {
      guard let due = app.methodSwitch?.dueAt else { continue }
      guard now < due else {
        app.methodSwitch?.isAnnounced = true
        try keep(app, .due)
        continue
      }
      let left = due.duration(since: now)
      next = min(next ?? left, left)
    }
    return next
  }

  // MARK: -

  private func switchingApp(_ id: AuthenticatorID) throws(CoreError) -> Authenticator {
    let app = try activeApp(id)
    if let obstacle = app.obstacle(at: now()) { throw .refused(obstacle) }
    return app
  }

  /// The app, locked or not.
  private func activeApp(_ id: AuthenticatorID) throws(CoreError) -> Authenticator {
    let app = try device(id)
    guard app.kind == .app else { throw .refused(.notForThisKind(app.kind)) }
    if app.state != .active, let obstacle = app.obstacle(at: now()) { throw .refused(obstacle) }
    return app
  }

  private func keep(_ app: Authenticator, _ news: MethodSwitchNews) throws(CoreError) {
    try keep(
      [.authenticator(app)],
      [AuditEvent("methodSwitch.\(news.rawValue)", user: app.user, subject: app.id.description)])
    tell(.methodSwitch(news, of: app))
  }
}
