// SPDX-License-Identifier: GPL-3.0-or-later
public import Cryptography

/// The one door into the rules: who may approve what, and how.
///
/// 1. What it answers is kept first: every call commits before it returns and before anyone is told (`settled`).
/// 2. What no rule allows is refused, with a `CoreError`, and changes nothing but the counts of wrong tries.
/// 3. It knows no device, no clock and no thread of its own: `CoreStore`, `CoreClock` and `BackgroundWork` come from outside.
public actor IdentityProvider {
  /// The policy it was opened with.
  public nonisolated let limits: Limits
  /// What people accept before anything approves for them; `nil` where the operator has no terms.
  public nonisolated let terms: Terms?
  /// Verifies the receipts of this core.
  public nonisolated let receiptKey: VerifyingKey

  let store: any CoreStore
  let passwordCost: PasswordHash.Cost
  let backgroundWork: any BackgroundWork
  let gateway: (any MessageGateway)?
  let wording: MessageWording
  /// Whether root accepted the state since the core last ran, though it had gone back: the last row of the log said so.
  public nonisolated let wasAccepted: Bool
  private let signingKey: SigningKey
  private let receiptHeader: String
  private nonisolated let time: CoreTime
  nonisolated let serviceAccounts: ServiceAccounts
  private var keptTime: ClockMemory
  /// The last row of the log; outdated once a commit failed, for a store may have kept what it did not answer.
  private var auditTail: AuditEntry?
  private var isTailOutdated = false
  /// Since when a sentence of an approval is being spoken.
  private var holds: [ApprovalID: Instant] = [:]
  /// Living approvals whose text the service says that it showed. Lost with the process: it says so again.
  var shownTexts: Set<ApprovalID> = []
  /// Rejected approvals whose reason the person may still say. Lost with the process, and with it who could say it.
  private var unexplained: Set<ApprovalID> = []
  /// The last message with a code to each user, without its text, so that it can be taken back when its code was used. Lost
  /// with the process: what lies about then lapses.
  private var lastMessages: [PendingCode.Purpose: [UserID: OutgoingMessage]] = [:]
  var watchers = Watchers()
  var unsettled = Unsettled()
  /// Approvals whose changes are being made just now.
  var changesUnderWay: Set<ApprovalID> = []
  /// When each device was opened at itself lately, after somebody had it blocked.
  var lifts: [AuthenticatorID: [Instant]] = [:]
  /// What was refused of an approval's submissions and told of it.
  var toldRefusals: [ApprovalID: Set<Refusal>] = [:]
  /// Whose waiting was told, in this run of wrong guesses.
  var toldGuessers: Set<Guesser> = []
  var passwordChecks = PasswordChecks()
  var admission = Admission()
  var turnedAway = TurnedAwayCounts()

  /// Opens the core on what a store holds; the first time, makes its signing key and keeps it with the first row of the log.
  ///
  /// - Parameters:
  ///   - store: What keeps the records.
  ///   - clock: What tells the time.
  ///   - limits: The policy.
  ///   - passwordCost: How much work the hash of a password is.
  ///   - gateway: Where text messages leave; without one they wait in the store.
  ///   - wording: What text messages say around their codes.
  ///   - backgroundWork: Where passwords are hashed.
  ///   - terms: The operator's, where there are any.
  public init(
    store: any CoreStore, clock: any CoreClock, limits: Limits = Limits(),
    passwordCost: PasswordHash.Cost = .interactive, gateway: (any MessageGateway)? = nil,
    wording: MessageWording = MessageWording(), backgroundWork: any BackgroundWork = BackgroundTasks(),
    terms: Terms? = nil
  ) throws(CoreError) {
    do {
      let tail = try store.lastAuditEntry()
      let clockMemory = try store.clock()
      let time = Timekeeper(from: clockMemory, seen: tail?.at, on: clock, limits: limits)
      let key: SigningKey
      if let kept = try store.signingKey() {
        key = try SigningKey(rawRepresentation: kept)
        auditTail = tail
      } else {
        key = try SigningKey.generate()
        // The log begins with the key, so that a store which has the key and no log is known to have lost it.
        let begun = AuditEntry(
          after: tail, at: time.reading.wall, event: "core.begun", user: "", subject: "")
        try store.commit([.audit(begun), .signingKey(key.rawRepresentation)], .durable)
        auditTail = begun
      }
      wasAccepted = tail?.event == Self.acceptance
      self.store = store
      self.limits = limits
      self.passwordCost = passwordCost
      self.backgroundWork = backgroundWork
      self.gateway = gateway
      self.wording = wording
      self.terms = terms
      signingKey = key
      receiptHeader = Receipt.header(for: key.verifyingKey)
      receiptKey = key.verifyingKey
      self.time = CoreTime(time, on: clock)
      serviceAccounts = ServiceAccounts(try store.services())
      // From here on the uptime tells what passes, whoever sets the clock and however often the core starts.
      if time.isOfNewBoot { try store.commit([.clock(time.memory)], .durable) }
      keptTime = time.isOfNewBoot ? time.memory : clockMemory ?? time.memory
    } catch let error as StoreError {
      throw .store(error)
    } catch let error as CryptographyError {
      throw .cryptography(error)
    } catch {
      throw .store(StoreError("the store cannot be opened"))
    }
  }

  // MARK: Time

  /// The core's time: what locks, waits and lifetimes are measured in.
  nonisolated func now() -> Instant {
    time.reading().now
  }

  /// The core's time and the wall clock's, at one moment.
  public nonisolated func reading() -> ClockReading {
    time.reading()
  }

  /// How far the machine's clock was set since it was started, forward or back, by the uptime; a little either way is
  /// what keeping a clock right takes.
  public nonisolated func clockSet() -> Duration {
    time.wallSet()
  }

  /// What the machine's clock says, or said, at a moment of the core's time: what programs and people are told.
  public nonisolated func wallTime(of instant: Instant) -> Instant {
    let ahead = time.reading().wallAhead
    return ahead.magnitude < limits.clockTolerance ? instant : instant + ahead
  }

  /// What is to be kept of time with the next commit; `nil` while a restart would lose little.
  private var timeToKeep: ClockMemory? {
    let memory = time.memory
    return memory.isNews(since: keptTime, limits) ? memory : nil
  }

  /// Keeps the time where a restart would lose too much of it.
  func rememberTime() throws(CoreError) {
    _ = now()
    if timeToKeep != nil { try keep([], []) }
  }

  /// The core's time: what expiries are measured by, whatever the wall clock says. Any thread reads it without waiting for
  /// the core.
  public nonisolated func currentTime() -> Instant {
    now()
  }

  /// The machine's clock as it stands, which may run back: what codes are made by, for the clocks of other devices and
  /// services know nothing of what this one once said. Any thread reads it without waiting for the core.
  public nonisolated func wallTime() -> Instant {
    time.reading().wall
  }

  /// HMAC-SHA-256 under a key that this core alone has, 32 bytes; the same for as long as the core keeps its records.
  nonisolated func ownDigest(of bytes: [UInt8]) throws(CoreError) -> [UInt8] {
    do throws(CryptographyError) {
      return try MAC.hmac(.sha256, key: signingKey.rawRepresentation, bytes)
    } catch {
      throw .cryptography(error)
    }
  }

  // MARK: Reading and keeping

  /// Runs a reading of the store with the core's own error.
  func read<Value>(_ reading: (any CoreStore) throws(StoreError) -> Value) throws(CoreError) -> Value {
    try settleInPlace()
    do {
      return try reading(store)
    } catch {
      throw .store(error)
    }
  }

  /// Keeps changes together with the audit rows that tell them; nothing is told to anyone before.
  func keep(_ changes: [Change], _ events: [AuditEvent], _ durability: Durability = .durable)
    throws(CoreError)
  {
    let wall = reading().wall
    if isTailOutdated {
      auditTail = try read { store throws(StoreError) in try store.lastAuditEntry() }
      isTailOutdated = false
    }
    var tail = auditTail
    var rows: [Change] = []
    for event in events {
      let entry = AuditEntry(
        after: tail, at: wall, event: event.name, user: event.user, subject: event.subject)
      rows.append(.audit(entry))
      tail = entry
    }
    let memory = timeToKeep
    if let memory { rows.append(.clock(memory)) }
    do {
      try store.commit(changes + rows, .ordered)
    } catch {
      isTailOutdated = true
      throw .store(error)
    }
    if !changes.isEmpty || !events.isEmpty { Keeping.current?.note() }
    auditTail = tail
    serviceAccounts.take(changes)
    keptTime = memory ?? keptTime
    if durability == .durable { try noteKept() }
  }

  // MARK: Messages

  func sent(_ message: OutgoingMessage, _ purpose: PendingCode.Purpose, of user: UserID) {
    var message = message
    message.text = Secret([])
    if lastMessages[purpose, default: [:]].count >= Self.mostMessages { lastMessages[purpose] = nil }
    lastMessages[purpose, default: [:]][user] = message
  }

  func lastMessage(_ purpose: PendingCode.Purpose, of user: UserID) -> OutgoingMessage? {
    lastMessages[purpose]?.removeValue(forKey: user)
  }

  private static let mostMessages = 1024

  // MARK: Approvals

  func approval(_ id: ApprovalID) throws(CoreError) -> Approval {
    guard var approval = try read({ store throws(StoreError) in try store.approval(id) }) else {
      throw .refused(.unknownApproval)
    }
    approval.heldSince = holds[id]
    approval.awaitsReason = unexplained.contains(id)
    return approval
  }

  /// Gives an approval an event, keeps what came of it, tells the watchers, and throws what was refused.
  @discardableResult
  func perform(
    _ event: ApprovalEvent, on approval: Approval, with changes: [Change] = [],
    telling more: [AuditEvent] = []
  ) throws(CoreError) -> Approval {
    var approval = approval
    let effects = approval.receive(event, at: now())
    try keep(effects, of: &approval, with: changes, telling: more)
    holds[approval.id] = approval.state.isLiving ? approval.heldSince : nil
    if approval.awaitsReason { unexplained.insert(approval.id) } else { unexplained.remove(approval.id) }
    if !approval.state.isLiving {
      toldRefusals[approval.id] = nil
      shownTexts.remove(approval.id)
      admission.end(approval, at: now())
    }
    for case .refuse(let refusal) in effects { throw .refused(refusal) }
    return approval
  }

  /// Waits no longer for the reason of a rejection, and tells those who do.
  func stopAwaitingReason(of approval: Approval) {
    guard unexplained.remove(approval.id) != nil else { return }
    var rejected = approval
    rejected.awaitsReason = false
    tell(.approval(rejected))
  }

  private func keep(
    _ effects: [ApprovalEffect], of approval: inout Approval, with changes: [Change],
    telling more: [AuditEvent]
  ) throws(CoreError) {
    let events = more + effects.compactMap { AuditEvent($0, of: approval) }
    guard !events.isEmpty || !changes.isEmpty else { return }
    var changes = changes
    if approval.state == .approved || approval.state == .rejected {
      approval.receipt = try Receipt(
        of: approval, wallAhead: reading().wallAhead, under: receiptHeader, with: signingKey
      ) { (id) throws(CoreError) in try device(id).kind }.compact
    }
    changes += Self.changes(of: approval, after: effects, at: wallTime())
    try keep(changes, events, Self.durability(of: effects))
    if !events.isEmpty { tell(.approval(approval)) }
  }

  private static func changes(of approval: Approval, after effects: [ApprovalEffect], at wall: Instant)
    -> [Change]
  {
    let isFrozen =
      approval.state == .rejected && approval.reason == .notMe && approval.text.change == nil
    let freeze = Change.freeze(Freeze(of: approval, since: wall))
    return [.approval(approval)] + (isFrozen ? [freeze] : [])
  }

  /// Steps on the way may be lost with the power, to be taken again; the request, decisions and wrong tries may not.
  private static func durability(of effects: [ApprovalEffect]) -> Durability {
    let steps: Set<ApprovalState> = [.opened, .bound, .heard]
    let isStep = effects.allSatisfy { effect in
      if case .entered(let state) = effect { steps.contains(state) } else { false }
    }
    return isStep ? .ordered : .durable
  }
}
