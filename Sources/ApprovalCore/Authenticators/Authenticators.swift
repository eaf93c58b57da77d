// SPDX-License-Identifier: GPL-3.0-or-later

public import Cryptography

/// Ordering, blocking, deleting and replacing authenticators; activating has a file for each kind.
extension IdentityProvider {
  /// Every authenticator of a user that was not deleted.
  public func authenticators(of user: UserID) throws(CoreError) -> [Authenticator] {
    try read { store throws(StoreError) in try store.authenticators(of: user) }.filter {
      $0.state != .deleted
    }
  }

  /// Orders a code device: its serial and seed go into the device, once. Ordering again takes the place of the order before:
  /// whoever saw the earlier seed knows nothing of this one.
  ///
  /// - Parameters:
  ///   - kind: A code display or a code reader.
  ///   - user: Whose it will be.
  ///   - movingFactor: What moves the device's own codes on; of a code reader always the time.
  ///   - old: The device that is deleted when this one is activated, where it takes another's place.
  public func orderCodeDevice(
    _ kind: AuthenticatorKind, for user: UserID, movingFactor: MovingFactor = .time,
    replacing old: AuthenticatorID? = nil
  ) throws(CoreError) -> (id: AuthenticatorID, device: CodeDevice) {
    guard try self.user(user) != nil else { throw .refused(.unknownUser) }
    guard kind.isCodeDevice, movingFactor == .time || kind == .codeDisplay else {
      throw .refused(.notForThisKind(kind))
    }
    if let old { try checkReplaceable(old, of: user, by: kind) }
    let ordered = try authenticators(of: user).first { $0.kind == kind && $0.state == .ordered }
    let device = try CodeDevice.random(movingFactor, limits: limits)
    var authenticator = Authenticator(id: try .random(), user: user, kind: kind, state: .ordered)
    authenticator.serial = device.serial
    authenticator.seed = device.seed
    authenticator.movingFactor = movingFactor
    authenticator.replaces = old
    try keepOrdered(authenticator, inPlaceOf: ordered)
    return (authenticator.id, device)
  }

  /// Blocks an authenticator at once; no authenticator is needed for it. It is told to the user's other ones.
  ///
  /// - Parameters:
  ///   - id: The authenticator.
  ///   - user: Whose it is.
  ///   - asker: The account of this machine that asks; `nil` where this program itself does.
  /// - Throws: `tooSoon` for an account other than root's where its person lifted such blocks again and again meanwhile.
  public func block(_ id: AuthenticatorID, of user: UserID, by asker: UInt32? = nil) throws(CoreError) {
    if let asker, asker != 0 { try checkBlocksRest(on: id) }
    try move(id, of: user, by: .block, .blocked)
  }

  /// Deletes an authenticator, with its keys.
  public func delete(_ id: AuthenticatorID, of user: UserID) throws(CoreError) {
    try move(id, of: user, by: .delete, .deleted)
  }

  /// Puts a new PIN in the place of the old one; a wrong old one counts as it does everywhere.
  ///
  /// - Throws: `notTheSame`, `wrongPIN`, `locked` or `blocked`, and `notForThisKind` where there is no PIN.
  public func changePIN(on id: AuthenticatorID, from old: Secret, to new: PIN, repeated: Secret)
    throws(CoreError)
  {
    guard repeated == new.secret else { throw .refused(.notTheSame) }
    var device = try device(id)
    if let obstacle = device.obstacle(at: now()) { throw .refused(obstacle) }
    guard device.pinVerifier != nil else { throw .refused(.notForThisKind(device.kind)) }
    if let refusal = try device.judge(pin: old, at: now(), limits: limits) {
      try refuse(refusal, on: device, for: currentApproval(of: device.user))
    }
    try device.setPIN(new)
    let event = AuditEvent(
      "authenticator.pinChanged", user: device.user, subject: device.id.description)
    try keep([.authenticator(device)], [event])
  }

  /// An authenticator, whoever has it.
  ///
  /// - Throws: `noAuthenticator`.
  public func authenticator(_ id: AuthenticatorID) throws(CoreError) -> Authenticator {
    try device(id)
  }

  /// The user whose authenticator this is; `nil` where there is none of that number.
  public func holder(of id: AuthenticatorID) throws(CoreError) -> UserID? {
    try read { store throws(StoreError) in try store.authenticator(id)?.user }
  }

  // MARK: -

  /// The authenticator, if it is the user's.
  func device(_ id: AuthenticatorID, of user: UserID) throws(CoreError) -> Authenticator {
    let device = try device(id)
    guard device.user == user, device.state != .deleted else { throw .refused(.noAuthenticator) }
    return device
  }

  /// Whether one more of the kind may be active, an old one that it replaces not counted.
  func checkRoom(for device: Authenticator) throws(CoreError) {
    try checkRoom(for: device.kind, of: device.user, besides: [device.id, device.replaces])
  }

  func checkRoom(for kind: AuthenticatorKind, of user: UserID, besides: [AuthenticatorID?] = [])
    throws(CoreError)
  {
    let active = try authenticators(of: user).filter { other in
      other.state == .active && kind.rivals.contains(other.kind) && !besides.contains(other.id)
    }
    guard active.count < kind.mostActive(limits) else { throw .refused(.tooManyAuthenticators) }
  }

  /// Makes a device active, and what it replaces deleted, in one commit.
  ///
  /// - Parameter person: Its user with the new password, where activating it takes one.
  func activate(_ device: Authenticator, with person: User? = nil) throws(CoreError) {
    guard let next = device.state.next(by: .activate) else { throw .refused(.notInState(device.state)) }
    try checkRoom(for: device)
    try checkTerms(of: device.user)
    var device = device
    device.state = next
    device.activatedAt = now()
    let changes = (person.map { [.user($0)] } ?? []) + [Change.authenticator(device)]
    var events = [AuditEvent("authenticator.activated", user: device.user, subject: device.id.description)]
    let password = try person.flatMap { person throws(CoreError) in try newPassword(of: person) }
    if let password { events.append(password) }
    if let old = try replaced(by: device) {
      try end(old, .deleted, with: changes, telling: events)
    } else {
      try keep(changes, events)
    }
    tell(.authenticator(.activated, of: device))
    if password?.name == Self.passwordChanged { tell(.passwordChanged(device.user)) }
  }

  private static let passwordChanged = "user.passwordChanged"

  /// The row for a password that an activation brings, read before it is kept; `nil` where it is the one that was.
  private func newPassword(of person: User) throws(CoreError) -> AuditEvent? {
    let former = try self.user(person.id)?.passwordHash
    guard former != person.passwordHash else { return nil }
    return AuditEvent(
      former == nil ? "user.passwordChosen" : Self.passwordChanged, user: person.id,
      subject: person.id.canonical)
  }

  func keepOrdered(_ device: Authenticator, inPlaceOf earlier: Authenticator?) throws(CoreError) {
    var changes = [Change.authenticator(device)]
    var events = [AuditEvent("authenticator.ordered", user: device.user, subject: device.id.description)]
    if let earlier {
      changes.append(.authenticator(earlier.emptied))
      events.append(AuditEvent("authenticator.deleted", user: device.user, subject: earlier.id.description))
    }
    try keep(changes, events)
    tell(.authenticator(.ordered, of: device))
  }

  /// Whether a device of a kind may take the place of one that the user has.
  ///
  /// - Throws: `noAuthenticator`, `notForThisKind` or `notInState`.
  public func checkReplaceable(_ old: AuthenticatorID, of user: UserID, by kind: AuthenticatorKind)
    throws(CoreError)
  {
    let device = try device(old, of: user)
    guard kind.rivals.contains(device.kind) else { throw .refused(.notForThisKind(device.kind)) }
    guard device.state == .active || device.state == .blocked else {
      throw .refused(.notInState(device.state))
    }
  }

  private func replaced(by device: Authenticator) throws(CoreError) -> Authenticator? {
    guard let old = device.replaces else { return nil }
    return try read { store throws(StoreError) in try store.authenticator(old) }.flatMap {
      $0.state == .deleted ? nil : $0.emptied
    }
  }

  private func move(
    _ id: AuthenticatorID, of user: UserID, by event: AuthenticatorState.Event, _ news: AuthenticatorNews
  ) throws(CoreError) {
    var device = try device(id, of: user)
    guard let next = device.state.next(by: event) else { throw .refused(.notInState(device.state)) }
    device.state = next
    device.methodSwitch = nil
    if event == .block { device.blockReason = .request }
    try end(event == .delete ? device.emptied : device, news)
  }

  /// Keeps a device that approves no more, and fails the approval that waits on it: nobody can answer that.
  private func end(
    _ device: Authenticator, _ news: AuthenticatorNews, with changes: [Change] = [],
    telling events: [AuditEvent] = []
  ) throws(CoreError) {
    let changes = changes + [.authenticator(device)]
    let events =
      events + [
        AuditEvent("authenticator.\(news.rawValue)", user: device.user, subject: device.id.description)
      ]
    try expireLapsed(of: device.user)
    let living = try read { store throws(StoreError) in try store.livingApproval(of: device.user) }
    if let living, living.authenticator == device.id {
      try fail(approval(living.id), with: changes, telling: events)
    } else {
      try keep(changes, events)
    }
    tell(.authenticator(news, of: device))
  }
}

extension Authenticator {
  /// The same, deleted: nothing stays that could make a code or prove a person.
  var emptied: Authenticator {
    var emptied = self
    emptied.state = .deleted
    emptied.seed = nil
    emptied.pinVerifier = nil
    emptied.publicKey = nil
    emptied.methodSwitch = nil
    return emptied
  }
}
