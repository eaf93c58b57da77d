// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography
internal import Synchronization

/// What the core keeps, in one SQLite file: `core.sqlite`, with `core.key` beside it.
///
/// Secrets are sealed in their columns with the key file; who has the database alone reads none of them. Every lookup
/// goes through an index, so that six million users cost what a thousand cost.
public final class CoreDatabase: CoreStore {
  private let database: Mutex<Database>
  let folder: String
  let keeper: AnchorKeeper
  /// What was wrong with the state when it was opened to be accepted; `nil` where nothing was.
  public let accepted: StorageError?
  private let recent = Mutex(RecentRecords())
  private let log: SharedSync
  /// The last row of the log that is committed, and how often the marked rows were written then.
  private let head = Mutex<(row: AuditAnchor.Row?, generation: Int64)>((nil, 0))
  static let signingKeyName = "signing-key"

  /// Opens or makes the database in a folder, and takes it for this program alone.
  ///
  /// - Parameters:
  ///   - accepting: Whether a state that is missing or went back is taken as it is; `finishAcceptance()` ends it.
  ///   - tellingHead: Takes the log's last row when it is opened, each thousand rows, and when it is closed.
  /// - Throws: `locked` where another program has it, `keyMissing`, `keyWrong`, `newerSchema`, `damaged`, what tells of a
  ///   state that is missing or went back, `othersWrite` or `othersOwn`, or `file` with the system's reason. Whatever is
  ///   thrown, nothing that was there is changed.
  public init(
    inFolder folder: String, accepting: Bool = false,
    tellingHead: @escaping @Sendable (AuditAnchor.Row) -> Void = { _ in }
  ) throws(StorageError) {
    let isKeyGone = Database.isKeyGone("core", in: folder)
    guard accepting || !isKeyGone else { throw .keyMissing(path: "\(folder)/core.key") }
    let gone = Database.isCoreGone(in: folder) ? StorageError.stateLost(path: "\(folder)/core.sqlite") : nil
    if let gone, !accepting { throw gone }
    self.folder = folder
    let opened = try Database(
      name: "core", inFolder: folder, migrations: CoreSchema.migrations, boundTables: CoreSchema.boundTables,
      accepting: accepting)
    let file = AnchorFile(inFolder: folder, name: "core.anchor", vault: opened.vault)
    let (anchor, wrong) = try opened.openAnchor(in: file, hasLog: true, accepting: accepting)
    if let head = anchor.log.head { tellingHead(head) }
    keeper = AnchorKeeper(anchor, in: file, tell: tellingHead)
    accepted = gone ?? opened.accepted ?? wrong
    log = SharedSync(try LogFile(ofDatabase: opened.connection.path, inFolder: folder))
    database = Mutex(opened)
    // Commits of before are answered from here on, though the process that made them may have ended before they were on the disk.
    try log.settle(by: sync)
  }

  deinit { keeper.close() }

  /// Brings the anchor up to the log for the last time. Whoever ends in order calls it: of a process that ends, not everything
  /// that holds this is let go of first, and the rows of the last second would be nowhere but in the database.
  public func closeAnchor() { keeper.close() }

  /// Keeps all changes or none, in one transaction.
  ///
  /// While the disk fails nothing is written over what nobody knows to be on it: that is made sure of first.
  public func commit(_ changes: [Change], _ durability: Durability) throws(StoreError) {
    if log.isBroken { try settle() }
    // Until the commit has returned, nothing is known of what it touches.
    var recent = forgetRecent()
    // People before what is theirs, so that SQLite never looks for children that waited for them.
    let ordered = changes.filter(\.isParent) + changes.filter { !$0.isParent }
    let generation = try write(ordered.map { (change: $0, news: recent.news(in: $0)) })
    self.recent.withLock { $0 = recent }
    head.withLock { $0 = (ordered.lastRow ?? $0.row, generation) }
    log.note()
    if durability == .durable { try settle() }
  }

  public var committed: Int64 { log.committed }

  public func settle() throws(StoreError) {
    do throws(StorageError) {
      try log.settle(by: sync)
    } catch {
      throw error.asStoreError
    }
  }

  public func settle(upTo commit: Int64) async throws(StoreError) {
    do throws(StorageError) {
      try await log.settle(upTo: commit, by: sync)
    } catch {
      throw error.asStoreError
    }
  }

  /// Makes sure of the log on the disk, and then of the anchor, which never knows more than the disk.
  private func sync(_ file: borrowing LogFile, isBroken: Bool) throws(StorageError) {
    let head = head.withLock { $0 }
    if isBroken {
      try database.withLock { (database) throws(StorageError) in try database.moveLog() }
    } else {
      try file.sync()
    }
    keeper.note(head.row, generation: head.generation)
  }

  /// Takes what is remembered away; from here on everything is read from the file.
  @discardableResult
  func forgetRecent() -> RecentRecords {
    recent.withLock { recent in
      defer { recent = RecentRecords() }
      return recent
    }
  }

  /// - Returns: How often the marked rows were written then.
  private func write(_ changes: [(change: Change, news: RecentRecords.News)]) throws(StoreError) -> Int64 {
    try use { (database) throws(StorageError) in
      try database.transaction(.ordered) { () throws(StorageError) in
        for (change, news) in changes { try Self.apply(change, news, to: database) }
      }
      return database.bound.generation
    }
  }

  /// What was kept or read a moment ago, where it is remembered.
  func recent<Record: Sendable>(_ find: @Sendable (RecentRecords) -> Record?) -> Record? {
    recent.withLock { find($0) }
  }

  /// Notes authenticators that were read, since one of them will be asked for again.
  func noting(_ records: [Authenticator]) -> [Authenticator] {
    recent.withLock { recent in
      for record in records { recent.note(record) }
    }
    return records
  }

  private static func apply(_ change: Change, _ news: RecentRecords.News, to database: Database)
    throws(StorageError)
  {
    if news == .none { return }
    switch change {
    case .user(let user): try UserTable.keep(user, in: database)
    case .enrolment(let enrolment): try EnrolmentTable.keep(enrolment, in: database)
    case .stalePassports(let start): try EnrolmentTable.forgetPassports(begunBefore: start, in: database)
    case .authenticator(let authenticator): try AuthenticatorTable.keep(authenticator, in: database)
    case .approval(let approval) where news == .moved && approval.text.change == nil:
      try ApprovalTable.move(approval, in: database)
    case .approval(let approval): try ApprovalTable.keep(approval, in: database)
    case .freeze(let freeze): try FreezeTable.keep(freeze, in: database)
    case .unfreeze(let service, let user): try FreezeTable.remove(service, for: user, in: database)
    case .wrongGuesses(let guesses): try WrongGuessTable.keep(guesses, in: database)
    case .rightGuess(let guesser): try WrongGuessTable.remove(guesser, in: database)
    case .pendingCode(let code): try PendingCodeTable.keep(code, in: database)
    case .spentCode(let purpose, let user): try PendingCodeTable.remove(purpose, of: user, in: database)
    case .message(let message): try MessageTable.keep(message, in: database)
    case .recovery(let recovery): try RecoveryTable.keep(recovery, in: database)
    case .acceptedTerms(let accepted): try TermsTable.keep(accepted, in: database)
    case .service(let service): try ServiceTable.keep(service, in: database)
    case .signingKey(let key): try database.keepSealed(key, as: signingKeyName)
    case .clock(let memory): try ClockTable.keep(memory, in: database)
    case .audit(let entry): try AuditTable.append(entry, in: database)
    }
  }

  public func signingKey() throws(StoreError) -> Secret? {
    try use { (database) throws(StorageError) in try database.sealed(Self.signingKeyName) }
  }

  /// Lends the database, to one caller at a time, and gives errors the core's own type.
  func use<Result: Sendable>(_ body: (Database) throws(StorageError) -> Result) throws(StoreError) -> Result {
    do throws(StorageError) {
      return try database.withLock { (database) throws(StorageError) in try body(database) }
    } catch {
      throw error.asStoreError
    }
  }
}

extension Change {
  /// Whether other changes of a commit may refer to this one, as all do to a user.
  fileprivate var isParent: Bool {
    if case .user = self { true } else { false }
  }
}

extension [Change] {
  /// The last row of the log among them.
  fileprivate var lastRow: AuditAnchor.Row? {
    for case .audit(let entry) in reversed() { return AuditAnchor.Row(entry) }
    return nil
  }
}

extension CoreDatabase {
  /// Runs commits of very many rows that are not there yet, without the indexes beside the tables and without the checks
  /// of references; makes the indexes at the end, all at once. For a database that is being filled and serves nobody.
  package func loading(_ fill: () throws(StoreError) -> Void) throws(StoreError) {
    let indexes = try use { (database) throws(StorageError) in try Self.indexes(of: database) }
    try execute(["PRAGMA foreign_keys = OFF"] + indexes.map { "DROP INDEX \($0.name)" })
    try fill()
    try execute(indexes.map(\.sql) + ["PRAGMA foreign_keys = ON"])
  }

  private static func indexes(of database: Database) throws(StorageError) -> [(name: String, sql: String)] {
    try database.connection.rows(
      "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", of: "sqlite_schema"
    ) { (name: $0.text(), sql: $0.text()) }
  }

  private func execute(_ statements: [String]) throws(StoreError) {
    try use { (database) throws(StorageError) in
      for sql in statements { try database.connection.execute(sql) }
    }
  }
}
