// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography
internal import Synchronization

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
  /// What the user approved or rejected, the request that came last first: at most `limit`, of those before one that is named.
  func decisions(of user: UserID, before id: ApprovalID?, limit: Int) throws(StoreError) -> [Approval]
  /// How the request was bound that the user approved last: at this service, or where none was there, anywhere. Sessions on the same
  /// device and changes of what may approve count for nothing.
  func lastBinding(of user: UserID, at service: ServiceName) throws(StoreError) -> Binding?
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
  /// The terms that the user accepted last.
  func acceptedTerms(of user: UserID) throws(StoreError) -> AcceptedTerms?
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

  /// Keeps all changes or none. A durable commit that throws may have been kept all the same, as one whose answer was lost.
  func commit(_ changes: [Change], _ durability: Durability) throws(StoreError)
  /// How many commits there were: the number of the last one.
  var committed: Int64 { get }
  /// Returns once every commit so far is on the disk.
  func settle() throws(StoreError)
  /// Returns once that commit, and with it every one before it, is on the disk. Calls that wait at the same time share one
  /// write to the disk, and none waits for company. May be called from anywhere.
  ///
  /// - Throws: what the disk answered; the commits stand, and are made sure of by a later call that returns.
  func settle(upTo commit: Int64) async throws(StoreError)
}

extension CoreStore {
  /// Nothing is known outside.
  public func auditAnchor() throws(StoreError) -> AuditAnchor? { nil }

  /// Read from the whole user.
  public func standing(of user: UserID) throws(StoreError) -> UserStanding? {
    try self.user(user).map { UserStanding(proof: $0.proof) }
  }
}

/// One thing that a commit writes; all of a commit's changes are kept, or none.
public enum Change: Sendable {
  /// Inserts the user or replaces the one with its ID.
  case user(User)
  /// Inserts the enrolment or replaces the one with its ID, its attestations included.
  case enrolment(Enrolment)
  /// Removes the passport's code from every enrolment that was begun before this and that nobody may go on with.
  case stalePassports(begunBefore: Instant)
  /// Inserts the authenticator or replaces the one with its number.
  case authenticator(Authenticator)
  /// Inserts the approval or replaces the one with its ID.
  case approval(Approval)
  /// Inserts the freeze or replaces the one of its user and service, however that is spelled.
  case freeze(Freeze)
  /// Removes the freeze of a service for a user, however the service is spelled.
  case unfreeze(ServiceName, for: UserID)
  /// Inserts the wrong guesses or replaces those of their guesser.
  case wrongGuesses(WrongGuesses)
  /// Removes the wrong guesses of a guesser, which was right.
  case rightGuess(by: Guesser)
  /// Inserts the code or replaces the one of its user and purpose.
  case pendingCode(PendingCode)
  /// Removes the code of a user and purpose.
  case spentCode(PendingCode.Purpose, of: UserID)
  /// Inserts the message or replaces the one with its ID.
  case message(OutgoingMessage)
  /// Inserts the recovery or replaces the one of its user.
  case recovery(Recovery)
  /// Inserts the acceptance or replaces the one of its user.
  case acceptedTerms(AcceptedTerms)
  /// Inserts the service or replaces the one with its name.
  case service(RegisteredService)
  /// The core's own signing key, written once.
  case signingKey(Secret)
  /// What is remembered of time; there is one.
  case clock(ClockMemory)
  /// Appends to the audit log; its sequence is one more than the last.
  case audit(AuditEntry)
}

/// How sure a commit must be before it returns.
public enum Durability: Sendable {
  /// On the disk: survives a power cut. For everything decided, counted or spoken.
  case durable
  /// In order, and on the disk once the store is settled, or with the next durable one: survives the end of the process. For the
  /// steps on the way, which decide nothing: taken away by a power cut, they are taken again. And for what shares a write to the
  /// disk with others (`settle(upTo:)`).
  case ordered
}

/// A store could not read or keep what it was asked to.
public struct StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What went wrong, without any value that was stored.
  public let description: String
  /// What it is called, for programs, and for whoever looks its sentence up: a full disk is another than a damaged file.
  public let code: String

  /// An error with its sentence for the log.
  public init(_ description: String, code: String = "errorStorage") {
    self.description = description
    self.code = code
  }
}

/// Whether the core kept anything for one call: for whoever counts what calls leave in the store for good.
///
/// It goes with the task, and not with the arguments of every method: what a call leads to in the core is one task's doing,
/// however many methods that takes.
public final class Keeping: Sendable {
  @TaskLocal static var current: Keeping?
  private let isNoted = Atomic<Bool>(false)

  /// Nothing was kept yet.
  public init() {}

  /// Whether anything was kept in the calls so far.
  public var didKeep: Bool { isNoted.load(ordering: .acquiring) }

  /// Makes calls of the core, and notes what is kept in them.
  public func during<Result>(_ calls: () async throws -> Result) async throws -> Result {
    try await Self.$current.withValue(self, operation: calls)
  }

  func note() { isNoted.store(true, ordering: .releasing) }
}
