// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Cryptography
import Synchronization

/// A store in memory that keeps as strictly as a database, and fails when it is told to.
final class MemoryStore: CoreStore {
  /// What a commit that fails leaves behind.
  enum Fault: Sendable {
    /// Nothing: the write was refused, or the power went before it.
    case beforeKeeping
    /// Everything: the power went before the answer.
    case afterKeeping
  }

  private struct Shelf {
    var records = StoredRecords()
    var commits = 0
    var faults: [Int: Fault] = [:]
  }

  private let shelf: Mutex<Shelf>

  private let distortion: (@Sendable (Approval) -> Approval)?

  /// Opens a store on what another one held.
  ///
  /// - Parameter distortion: what it makes of an approval that is read: how a test sees that it would notice a broken core.
  init(_ records: StoredRecords = StoredRecords(), distortion: (@Sendable (Approval) -> Approval)? = nil) {
    shelf = Mutex(Shelf(records: records))
    self.distortion = distortion
  }

  var records: StoredRecords { shelf.withLock { $0.records } }

  /// How many commits were asked of it.
  var commits: Int { shelf.withLock { $0.commits } }

  /// Lets the commit after the next `count` fail, once.
  func fail(_ fault: Fault, after count: Int = 0) {
    shelf.withLock { $0.faults[$0.commits + count] = fault }
  }

  /// Forgets what was to fail.
  func heal() {
    shelf.withLock { $0.faults = [:] }
  }

  func commit(_ changes: [Change], _ durability: Durability) throws(StoreError) {
    try shelf.withLock { (shelf) throws(StoreError) in
      let fault = shelf.faults[shelf.commits]
      shelf.commits += 1
      if fault == .beforeKeeping { throw StoreError("the store failed before keeping") }
      var records = shelf.records
      for change in changes { try records.apply(change) }
      shelf.records = records
      if fault == .afterKeeping { throw StoreError("the store failed after keeping") }
    }
  }

  var committed: Int64 { Int64(commits) }

  /// What the disk does with who waits for it.
  enum Disk: Sendable {
    /// Takes everything at once.
    case quick
    /// Takes nothing, and says so.
    case failing
    /// Lets everyone wait until it is another.
    case stuck
  }

  private let disk = Mutex<(state: Disk, waiting: [CheckedContinuation<Disk, Never>])>((.quick, []))
  private let arrivals = AsyncStream.makeStream(of: Void.self)

  /// Who waits for the disk, one after another.
  var waits: AsyncStream<Void> { arrivals.stream }

  func turn(_ state: Disk) {
    let freed = disk.withLock { disk in
      disk.state = state
      defer { if state != .stuck { disk.waiting = [] } }
      return state == .stuck ? [] : disk.waiting
    }
    for waiting in freed { waiting.resume(returning: state) }
  }

  func settle() throws(StoreError) {
    if disk.withLock({ $0.state }) == .failing { throw StoreError("the disk failed") }
  }

  func settle(upTo _: Int64) async throws(StoreError) {
    let outcome = await withCheckedContinuation { continuation in
      let state = disk.withLock { disk in
        if disk.state == .stuck { disk.waiting.append(continuation) }
        return disk.state
      }
      if state == .stuck { arrivals.continuation.yield() } else { continuation.resume(returning: state) }
    }
    if outcome == .failing { throw StoreError("the disk failed") }
  }
}

// MARK: - Lookups

extension MemoryStore {
  func user(_ id: UserID) -> User? { records.users[id] }

  func user(ofSystemAccount account: UInt32) -> User? {
    records.users.values.first { $0.systemAccount == account }
  }

  func userCount(upTo limit: Int) -> Int { min(limit, records.users.count) }

  func authenticator(_ id: AuthenticatorID) -> Authenticator? { records.authenticators[id] }

  func authenticator(serial: String) -> Authenticator? {
    records.authenticators.values.first { $0.serial == serial }
  }

  func authenticators(of user: UserID) -> [Authenticator] {
    records.authenticators.values.filter { $0.user == user }.sorted { $0.id.number < $1.id.number }
  }

  func switchingAuthenticators() -> [Authenticator] {
    records.authenticators.values.filter { $0.methodSwitch?.isAnnounced == false }
      .sorted { $0.id.number < $1.id.number }
  }

  func enrolment(_ id: EnrolmentID) -> Enrolment? { records.enrolments[id] }

  func approval(_ id: ApprovalID) -> Approval? {
    let approval = records.approvals[id]
    return distortion.flatMap { approval.map($0) } ?? approval
  }

  func decisions(of user: UserID, before id: ApprovalID?, limit: Int) -> [Approval] {
    let known = records.requests.prefix { $0 != id }.reversed().compactMap { records.approvals[$0] }
    return Array(
      known.filter { $0.user == user && [.approved, .rejected].contains($0.state) }.prefix(limit))
  }

  func lastBinding(of user: UserID, at service: ServiceName) -> Binding? {
    let known = decisions(of: user, before: nil, limit: .max).filter {
      $0.state == .approved && $0.text.change == nil && ![.sameDevice, .bindingMessage].contains($0.binding)
    }
    return (known.first { $0.text.service == service } ?? known.first)?.binding
  }

  func livingApproval(of user: UserID) -> Approval? { livingApprovals().first { $0.user == user } }

  func livingApprovals() -> [Approval] {
    records.requests.compactMap { records.approvals[$0] }.filter(\.state.isLiving)
  }

  func lastRequest(of textDigest: [UInt8], to user: UserID) -> Instant? {
    records.approvals.values.filter { $0.user == user && $0.textDigest == textDigest }.map(\.requestedAt)
      .max()
  }

  func freeze(of service: ServiceName, for user: UserID) -> Freeze? {
    records.freezes.first { $0.user == user && $0.service.matches(service) }
  }

  func freezes(of user: UserID) -> [Freeze] {
    records.freezes.filter { $0.user == user }.sorted { $0.service.text < $1.service.text }
  }

  func wrongGuesses(by guesser: Guesser) -> WrongGuesses? { records.wrongGuesses[guesser] }

  func pendingCode(_ purpose: PendingCode.Purpose, of user: UserID) -> PendingCode? {
    records.codes.first { $0.purpose == purpose && $0.user == user }
  }

  func waitingMessages() -> [OutgoingMessage] { records.messages.filter { $0.handedOverAt == nil } }

  func services(ofSystemAccount account: UInt32) -> [RegisteredService] {
    records.services.filter { $0.systemAccount == account }.sorted { $0.name.text < $1.name.text }
  }

  func services() -> [RegisteredService] { records.services.sorted { $0.name.text < $1.name.text } }
  func recovery(of user: UserID) -> Recovery? { records.recoveries[user] }

  func acceptedTerms(of user: UserID) -> AcceptedTerms? { records.acceptedTerms[user] }
  func waitingRecoveries() -> [Recovery] {
    records.recoveries.values.filter { $0.wait?.isAnnounced == false }.sorted { $0.user < $1.user }
  }

  func signingKey() -> Secret? { records.signingKey }
  func clock() -> ClockMemory? { records.clock }
  func lastAuditEntry() -> AuditEntry? { records.audit.last }
  func auditLength() -> Int64 { Int64(records.audit.count) }

  func auditEntries(after sequence: Int64, limit: Int) -> [AuditEntry] {
    Array(records.audit.dropFirst(Int(sequence)).prefix(limit))
  }
}
