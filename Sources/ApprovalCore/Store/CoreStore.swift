// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// What the core keeps, and where: the one seam between the rules and a database.
///
/// Only the core's actor calls it, one call at a time. What `commit` was given is read back by the next call. The audit
/// chain is the core's: a store keeps its rows as they come.
public protocol CoreStore: Sendable {
  /// The user with this ID.
  func user(_ id: UserID) throws(StoreError) -> User?
  /// The user whom an account of this machine stands for.
  func user(ofSystemAccount account: UInt32) throws(StoreError) -> User?
  /// How many users there are; at most `limit` are counted.
  func userCount(upTo limit: Int) throws(StoreError) -> Int

  /// Whether there is such a user, and by what they are proven: what a request asks of them, and no secret.
  func standing(of user: UserID) throws(StoreError) -> UserStanding?
  /// The authenticator with this number, deleted ones included.
  func authenticator(_ id: AuthenticatorID) throws(StoreError) -> Authenticator?
  /// The authenticator with this number on it.
  func authenticator(serial: String) throws(StoreError) -> Authenticator?
  /// Every authenticator of the user, deleted ones included.
  func authenticators(of user: UserID) throws(StoreError) -> [Authenticator]
  /// Authenticators with a method switch that was asked for and not yet announced as due.
  func switchingAuthenticators() throws(StoreError) -> [Authenticator]

  /// The enrolment with this name.
  func enrolment(_ id: EnrolmentID) throws(StoreError) -> Enrolment?

  /// The approval with this name, living or over.
  func approval(_ id: ApprovalID) throws(StoreError) -> Approval?
  /// The one approval of the user that still lives.
  func livingApproval(of user: UserID) throws(StoreError) -> Approval?
  /// Every approval that still lives.
  func livingApprovals() throws(StoreError) -> [Approval]
  /// When a text with this digest was last asked of the user.
  func lastRequest(of textDigest: [UInt8], to user: UserID) throws(StoreError) -> Instant?

  /// The freeze of a service, however its name is spelled (`ServiceName.matches`).
  func freeze(of service: ServiceName, for user: UserID) throws(StoreError) -> Freeze?
  /// Every service that the user takes no requests from.
  func freezes(of user: UserID) throws(StoreError) -> [Freeze]
  /// How often in a row a guesser was wrong; `nil` where it was not.
  func wrongGuesses(by guesser: Guesser) throws(StoreError) -> WrongGuesses?
  /// The code of this purpose that waits for the user.
  func pendingCode(_ purpose: PendingCode.Purpose, of user: UserID) throws(StoreError) -> PendingCode?
  /// Messages not yet handed over, oldest first.
  func waitingMessages() throws(StoreError) -> [OutgoingMessage]
  /// The recovery of the user, where one was ever begun or a code made.
  func recovery(of user: UserID) throws(StoreError) -> Recovery?
  /// Recoveries whose wait was begun and not yet announced as due.
  func waitingRecoveries() throws(StoreError) -> [Recovery]
  /// Every registered service.
  func services() throws(StoreError) -> [RegisteredService]
  /// The services that run as this account.
  func services(ofSystemAccount account: UInt32) throws(StoreError) -> [RegisteredService]
  /// The core's own signing key, once it was kept.
  func signingKey() throws(StoreError) -> Secret?
  /// What is remembered of time, once it was kept.
  func clock() throws(StoreError) -> ClockMemory?

  /// The last row of the audit log.
  func lastAuditEntry() throws(StoreError) -> AuditEntry?
  /// The sequence of the last row as the store vouches for it, out of reach of who can only edit rows: where some are
  /// gone from the end, a number over that of the row that is last now. 0 where no row was ever written.
  func auditLength() throws(StoreError) -> Int64
  /// What is known of the log outside of it; `nil` where a store keeps nothing outside.
  func auditAnchor() throws(StoreError) -> AuditAnchor?
  /// Rows whose sequence is over `sequence`, in order.
  func auditEntries(after sequence: Int64, limit: Int) throws(StoreError) -> [AuditEntry]

  /// Keeps all changes or none.
  func commit(_ changes: [Change], _ durability: Durability) throws(StoreError)
}

extension CoreStore {
  /// Nothing is known outside.
  public func auditAnchor() throws(StoreError) -> AuditAnchor? { nil }

  /// Read from the whole user.
  public func standing(of user: UserID) throws(StoreError) -> UserStanding? {
    try self.user(user).map { UserStanding(proof: $0.proof) }
  }
}
