// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// One person as the core knows them.
public struct User: Sendable {
  /// The name they are known by.
  public let id: UserID
  /// The password, as it may be kept.
  public var passwordHash: PasswordHash?
  /// The telephone that text messages go to.
  public var phone: PhoneNumber?
  /// When it took the place of another; a first number is no change.
  public var phoneChangedAt: Instant?
  /// What stands behind the name; `nil` of a user made without an enrolment.
  public var proof: IdentityProof?
  /// The account on this machine that may ask for approvals by this user.
  public var systemAccount: UInt32?
  /// When they became a user.
  public let createdAt: Instant

  /// A user without anything but a name.
  public init(id: UserID, createdAt: Instant) {
    self.id = id
    self.createdAt = createdAt
  }
}

/// What stands behind a user's name.
public enum IdentityProof: String, CaseIterable, Sendable {
  /// Passport code, chip and face.
  case passport
  /// A citizen-service clerk vouched.
  case clerk
}

/// What a request needs to know of the user it is for.
public struct UserStanding: Hashable, Sendable {
  /// By what they are proven; `nil` for nothing.
  public let proof: IdentityProof?

  /// A user as far as a request is concerned.
  public init(proof: IdentityProof?) {
    self.proof = proof
  }
}

/// The numbers of a machine's accounts (uids).
public enum SystemAccount {
  /// What stands for no account in chown(2) and setreuid(2), in 32 bits and in the 16 of before.
  private static let nobodys: Set<UInt32> = [0xFFFF_FFFF, 0xFFFF]

  /// An account by a number from outside.
  ///
  /// - Throws: `notAnAccount` for a number that no account has.
  public static func number(_ number: Int64) throws(IdentityError) -> UInt32 {
    guard let account = UInt32(exactly: number), !nobodys.contains(account) else {
      throw .notAnAccount(number: number)
    }
    return account
  }

  static func check(_ account: UInt32?) throws(CoreError) {
    guard let account else { return }
    do throws(IdentityError) { _ = try number(Int64(account)) } catch { throw .identity(error) }
  }
}

/// Users, and the services that ask them.
extension IdentityProvider {
  /// Makes a user; the ID must be free, and so must the account.
  ///
  /// - Throws: `alreadyExists` or `accountTaken`, and `notAnAccount` for a number that no account has.
  public func createUser(_ id: UserID, systemAccount: UInt32? = nil) throws(CoreError) {
    guard try read({ store throws(StoreError) in try store.user(id) }) == nil else {
      throw .refused(.alreadyExists)
    }
    try SystemAccount.check(systemAccount)
    try checkFree(systemAccount)
    var user = User(id: id, createdAt: wallTime())
    user.systemAccount = systemAccount
    try keep([.user(user)], [AuditEvent("user.created", user: id, subject: id.canonical)])
  }

  /// The user with this ID.
  public func user(_ id: UserID) throws(CoreError) -> User? {
    try read { store throws(StoreError) in try store.user(id) }
  }

  /// The user whom an account of this machine stands for.
  public func user(standingFor account: UInt32) throws(CoreError) -> UserID? {
    try holder(of: account)?.id
  }

  /// Lets an account of this machine ask for approvals by this user, and no other account. An account stands for one user:
  /// from another one whom it stood for it is taken in the same commit.
  ///
  /// - Parameters:
  ///   - user: Whom the account stands for.
  ///   - account: the account; `nil` for none.
  /// - Returns: Who had the account before, and has none now.
  /// - Throws: `unknownUser`, or `notAnAccount` for a number that no account has.
  @discardableResult
  public func letAsk(_ account: UInt32?, for user: UserID) throws(CoreError) -> UserID? {
    try SystemAccount.check(account)
    guard var person = try self.user(user) else { throw .refused(.unknownUser) }
    let isNews = person.systemAccount != account
    var former: User?
    if let account, isNews { former = try holder(of: account) }
    former?.systemAccount = nil
    person.systemAccount = account
    let changed = [former, person].compactMap(\.self)
    try keep(
      changed.map { .user($0) },
      changed.map {
        AuditEvent("user.account", user: $0.id, subject: $0.systemAccount.map(String.init) ?? "")
      })
    if let former { tell(.accountTaken(from: former.id)) }
    if isNews { tell(account.map { CoreNotice.accountLetAsk($0, for: user) } ?? .accountTaken(from: user)) }
    return former?.id
  }

  /// Where a user is made for an account, it must stand for nobody yet.
  func checkFree(_ account: UInt32?) throws(CoreError) {
    guard let account, try holder(of: account) != nil else { return }
    throw .refused(.accountTaken)
  }

  private func holder(of account: UInt32) throws(CoreError) -> User? {
    try read { store throws(StoreError) in try store.user(ofSystemAccount: account) }
  }

  /// The names that an account of this machine may ask under, of anyone.
  public func services(of account: UInt32) throws(CoreError) -> [ServiceName] {
    try read { store throws(StoreError) in try store.services(ofSystemAccount: account).map(\.name) }
  }

  /// Whether a program that no service vouches for may ask under this name: not under the reader's own, nor one that a person
  /// may take for a registered service's.
  public func isFree(_ name: ServiceName) throws(CoreError) -> Bool {
    guard !name.isOwn else { return false }
    return try read { store throws(StoreError) in try store.services() }
      .allSatisfy { !$0.name.isConfusable(with: name) }
  }

  /// Whether a registered service runs as this account. Any thread asks without waiting for the core.
  public nonisolated func isOfService(_ account: UInt32) -> Bool { serviceAccounts.contains(account) }

  /// Lets an account of this machine ask for approvals by anyone, under one name.
  ///
  /// - Throws: `nameTaken` for the reader's own, and for one that a person may take for another account's service;
  ///   `notAnAccount` for a number that no account has.
  public func register(_ service: RegisteredService) throws(CoreError) {
    try SystemAccount.check(service.systemAccount)
    let known = try read { store throws(StoreError) in try store.services() }
    let others = known.filter { $0.systemAccount != service.systemAccount && $0.name != service.name }
    guard !service.name.isOwn, others.allSatisfy({ !$0.name.isConfusable(with: service.name) }) else {
      throw .refused(.nameTaken)
    }
    let user = AuditEvent("service.registered", subject: service.name.text)
    try keep([.service(service)], [user])
    if !known.contains(service) { tell(.serviceRegistered(service.name)) }
  }

  /// The services that the user takes no requests from.
  public func freezes(of user: UserID) throws(CoreError) -> [Freeze] {
    try read { store throws(StoreError) in try store.freezes(of: user) }
  }
}
