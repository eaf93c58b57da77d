// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// Users, and the code devices they order and activate.
extension ApprovalCore {
  /// Makes a user; the ID must be free.
  public func createUser(_ id: UserID, systemAccount: UInt32? = nil) throws(CoreError) {
    guard try read({ store throws(StoreError) in try store.user(id) }) == nil else {
      throw .refused(.alreadyExists)
    }
    var user = User(id: id, createdAt: now())
    user.systemAccount = systemAccount
    try keep([.user(user)], [AuditEvent("user.created", user: id, subject: id.canonical)])
  }

  /// The user with this ID.
  public func user(_ id: UserID) throws(CoreError) -> User? {
    try read { store throws(StoreError) in try store.user(id) }
  }

  /// The user whom an account of this machine stands for.
  public func user(standingFor account: UInt32) throws(CoreError) -> UserID? {
    try read { store throws(StoreError) in try store.user(ofSystemAccount: account)?.id }
  }

  /// The names that an account of this machine may ask under, of anyone.
  public func services(of account: UInt32) throws(CoreError) -> [ServiceName] {
    try read { store throws(StoreError) in try store.services(ofSystemAccount: account).map(\.name) }
  }

  /// Lets an account of this machine ask for approvals by anyone, under one name.
  public func register(_ service: RegisteredService) throws(CoreError) {
    let user = AuditEvent("service.registered", subject: service.name.text)
    try keep([.service(service)], [user])
  }

  /// Every authenticator of a user that was not deleted.
  public func authenticators(of user: UserID) throws(CoreError) -> [Authenticator] {
    try read { store throws(StoreError) in try store.authenticators(of: user) }.filter {
      $0.state != .deleted
    }
  }

  /// Orders a code device: its serial and seed go into the device, once. Ordering again gives the ordered one.
  public func orderCodeDevice(_ kind: AuthenticatorKind, for user: UserID) throws(CoreError)
    -> (id: AuthenticatorID, device: CodeDevice)
  {
    guard try self.user(user) != nil else { throw .refused(.unknownUser) }
    guard kind.isCodeDevice else { throw .refused(.noAuthenticator) }
    if let ordered = try authenticators(of: user).first(where: { $0.kind == kind && $0.state == .ordered }),
      let device = ordered.device
    {
      return (ordered.id, device)
    }
    let device = try CodeDevice.random()
    var authenticator = Authenticator(id: try .random(), user: user, kind: kind, state: .ordered)
    authenticator.serial = device.serial
    authenticator.seed = device.seed
    try keep(
      [.authenticator(authenticator)],
      [AuditEvent("authenticator.ordered", user: user, subject: authenticator.id.description)])
    return (authenticator.id, device)
  }

  /// Activates an ordered code device: a new password, the serial on the device, one code from it, and the PIN for its keypad.
  public func activateCodeDevice(
    serial: String, for user: UserID, password: Password, code: Secret, pin: PIN?
  ) throws(CoreError) -> AuthenticatorID {
    guard var person = try self.user(user) else { throw .refused(.unknownUser) }
    guard var device = try read({ store throws(StoreError) in try store.authenticator(serial: serial) }),
      device.user == user, device.state == .ordered
    else { throw .refused(.wrongSerialOrCode) }
    let active = try authenticators(of: user).filter { $0.kind.isCodeDevice && $0.state == .active }
    guard active.count < limits.activeCodeDevices else { throw .refused(.tooManyAuthenticators) }
    guard try device.spend(code, at: now(), limits: limits) else { throw .refused(.wrongSerialOrCode) }
    person.passwordHash = try hash(password)
    if let pin { try device.setPIN(pin) }
    device.state = .active
    device.activatedAt = now()
    try keep(
      [.user(person), .authenticator(device)],
      [AuditEvent("authenticator.activated", user: user, subject: device.id.description)])
    return device.id
  }

  // MARK: -

  private func hash(_ password: Password) throws(CoreError) -> PasswordHash {
    do {
      return try PasswordHash(hashing: password.secret, cost: passwordCost)
    } catch {
      throw .cryptography(error)
    }
  }

  /// Whether a password holds, and the user with the count of wrong ones brought up to date.
  func judge(_ password: Secret, of id: UserID) throws(CoreError) -> (holds: Bool, user: User) {
    guard var user = try self.user(id), let hash = user.passwordHash else { throw .refused(.unknownUser) }
    if let until = user.passwordLockedUntil, now() < until { return (false, user) }
    do {
      guard try hash.verifies(password) else {
        user.passwordFailures += 1
        if user.passwordFailures >= limits.passwordTries {
          user.passwordFailures = 0
          user.passwordLockedUntil = now() + limits.lockDuration
        }
        return (false, user)
      }
    } catch {
      throw .cryptography(error)
    }
    user.passwordFailures = 0
    user.passwordLockedUntil = nil
    return (true, user)
  }
}
