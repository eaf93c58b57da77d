// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography

/// Approvals, living and over, one row each.
///
/// Of the approvals of changes, which are made by what stands here once they are approved, each row bears a mark. The others
/// are decided in the dialogue, and proven by their receipts.
enum ApprovalTable {
  static let mark = RowMark(
    table: "approvals", key: "id",
    columns: [
      "id", "user", "authenticator", "asker", "state", "change", "text_digest", "expires_at", "decided_at",
      "receipt", "is_spent",
    ], where: "change IS NOT NULL")
  private static let select = """
    SELECT id, user, authenticator, binding, action, service, body, amount, currency, payee, account, language, change, command,
      text_digest, requested_at, is_repeat, one_time_code, code_counter, state, expires_at, code_tries_left,
      extensions_left, reason, decided_at, receipt, session_token, asker, is_from_program, is_spent,
      heard_how, heard_by, origin, asks_about_calls, mark FROM approvals
    """
  /// Word for word the condition of the index `approvals_living`, without which SQLite would not use it.
  private static let isLiving = "lives = 1"

  static func approval(_ id: ApprovalID, in database: Database) throws(StorageError) -> Approval? {
    try database.connection.row(select + " WHERE id = ?", [Value(id.text)], of: "approvals") {
      (row) throws(StorageError) in try approval(from: &row, database.vault)
    }
  }

  static func livingApproval(of user: UserID, in database: Database) throws(StorageError) -> Approval? {
    try database.connection.row(select + " WHERE user = ? AND \(isLiving)", [Value(user)], of: "approvals") {
      (row) throws(StorageError) in try approval(from: &row, database.vault)
    }
  }

  static func livingApprovals(in database: Database) throws(StorageError) -> [ApprovalID] {
    let sql = "SELECT id FROM approvals INDEXED BY approvals_living WHERE \(isLiving) ORDER BY number"
    return try database.connection.rows(sql, of: "approvals") { (row) throws(StorageError) in
      guard let id = ApprovalID(row.text()) else { throw row.unreadable }
      return id
    }
  }

  /// Found by the user and sorted, as it is asked for seldom: an index of its own would be written with every decision.
  static func decisions(of user: UserID, before id: ApprovalID?, limit: Int, in database: Database)
    throws(StorageError) -> [Approval]
  {
    let sql =
      select + """
         INDEXED BY approvals_by_text WHERE user = ? AND state IN ('approved', 'rejected')
          AND number < coalesce((SELECT number FROM approvals WHERE id = ?), 9223372036854775807)
        ORDER BY number DESC LIMIT ?
        """
    return try database.connection.rows(
      sql, [Value(user), Value(id?.text), Value(limit)], of: "approvals"
    ) { (row) throws(StorageError) in try approval(from: &row, database.vault) }
  }

  /// Found as decisions are, for who is at a log-on.
  static func lastBinding(of user: UserID, at service: ServiceName, in database: Database)
    throws(StorageError) -> Binding?
  {
    let sql = """
      SELECT binding FROM approvals INDEXED BY approvals_by_text WHERE user = ? AND state = 'approved'
          AND change IS NULL AND binding NOT IN (?, ?)
        ORDER BY service = ? DESC, number DESC LIMIT 1
      """
    return try database.connection.row(
      sql,
      [Value(user), Value(Binding.sameDevice), Value(Binding.bindingMessage), Value(service.text)],
      of: "approvals"
    ) { (row) throws(StorageError) in try row.name() }
  }

  static func lastRequest(of textDigest: [UInt8], to user: UserID, in database: Database) throws(StorageError)
    -> Instant?
  {
    let sql = """
      SELECT requested_at FROM approvals WHERE user = ? AND text_digest = ? ORDER BY requested_at DESC LIMIT 1
      """
    return try database.connection.row(sql, [Value(user), Value(textDigest)], of: "approvals") {
      $0.instant()
    }
  }

  static func keep(_ approval: Approval, in database: Database) throws(StorageError) {
    let code = try database.vault.sealIfAny(approval.oneTimeCode, place(of: approval.id))
    let token = try database.vault.sealIfAny(approval.sessionToken, tokenPlace(of: approval.id))
    var mark = Value.null
    if approval.text.change != nil { mark = try database.exchangeMark(Self.mark, markedValues(of: approval)) }
    try database.connection.run(
      upsert,
      requestValues(of: approval, code) + answerValues(of: approval) + [
        token, Value(approval.asker), lives(approval), Value(approval.isFromProgram),
        Value(approval.isSpent), Value(approval.text.change?.canonical), Value(approval.text.command), mark,
        Value(approval.origin?.canonical), Value(approval.asksAboutCalls),
      ])
  }

  /// Keeps what an event changed of an approval whose row stands, and is answered where it was; not of a change.
  ///
  /// A step touches no index and no reference; the end of an approval touches the index of those that live.
  static func move(_ approval: Approval, in database: Database) throws(StorageError) {
    if approval.state.isLiving {
      try database.connection.run(step, stepValues(of: approval) + [Value(approval.id.text)])
    } else {
      try database.connection.run(end, answerValues(of: approval) + [Value(approval.id.text)])
    }
    guard database.connection.changedRows == 1 else { throw .contradiction }
  }

  // MARK: -

  /// Only what an approval's events change is written again: the rest, and the indexes over it, never change.
  private static let upsert = """
    INSERT INTO approvals (id, user, authenticator, binding, action, service, body, amount, currency, payee,
      account, language, text_digest, requested_at, is_repeat, one_time_code, code_counter, state, expires_at,
      code_tries_left, extensions_left, heard_how, heard_by, reason, decided_at, receipt, session_token, asker,
      lives, is_from_program, is_spent, change, command, mark, origin,
      asks_about_calls)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT (id) DO UPDATE SET authenticator = excluded.authenticator, state = excluded.state,
      expires_at = excluded.expires_at, code_tries_left = excluded.code_tries_left, extensions_left = excluded.extensions_left,
      heard_how = excluded.heard_how, heard_by = excluded.heard_by, reason = excluded.reason,
      decided_at = excluded.decided_at, receipt = excluded.receipt, lives = excluded.lives,
      is_spent = excluded.is_spent, mark = excluded.mark
    """
  private static let step = """
    UPDATE approvals SET state = ?, expires_at = ?, code_tries_left = ?, extensions_left = ?, heard_how = ?,
      heard_by = ? WHERE id = ?
    """
  private static let end = """
    UPDATE approvals SET lives = NULL, state = ?, expires_at = ?, code_tries_left = ?, extensions_left = ?,
      heard_how = ?, heard_by = ?, reason = ?, decided_at = ?, receipt = ? WHERE id = ?
    """

  private static func requestValues(of approval: Approval, _ code: Value) -> [Value] {
    let text = approval.text
    return [
      Value(approval.id.text), Value(approval.user), Value(approval.authenticator.number),
      Value(approval.binding),
      Value(text.action), Value(text.service.text), Value(text.body), Value(text.amount?.decimal),
      Value(text.amount?.currency), Value(text.payee), Value(text.account), Value(text.language),
      Value(approval.textDigest), Value(approval.requestedAt), Value(approval.isRepeat), code,
      Value(approval.codeCounter),
    ]
  }

  private static func markedValues(of approval: Approval) -> [Value] {
    [
      Value(approval.id.text), Value(approval.user), Value(approval.authenticator.number),
      Value(approval.asker), Value(approval.state), Value(approval.text.change?.canonical),
      Value(approval.textDigest), Value(approval.expiresAt), Value(approval.decidedAt),
      Value(approval.receipt), Value(approval.isSpent),
    ]
  }

  private static func stepValues(of approval: Approval) -> [Value] {
    [
      Value(approval.state), Value(approval.expiresAt), Value(approval.codeTriesLeft),
      Value(approval.extensionsLeft), Value(approval.hearing?.means),
      Value(approval.hearing?.authenticator?.number),
    ]
  }

  private static func answerValues(of approval: Approval) -> [Value] {
    stepValues(of: approval) + [Value(approval.reason), Value(approval.decidedAt), Value(approval.receipt)]
  }

  private static func lives(_ approval: Approval) -> Value {
    approval.state.isLiving ? .integer(1) : .null
  }

  private static func place(of id: ApprovalID) -> Vault.Place {
    Vault.Place(table: "approvals", column: "one_time_code", row: id.text)
  }

  private static func tokenPlace(of id: ApprovalID) -> Vault.Place {
    Vault.Place(table: "approvals", column: "session_token", row: id.text)
  }

  private static func approval(from row: inout Row, _ vault: Vault) throws(StorageError) -> Approval {
    guard let id = ApprovalID(row.text()) else { throw row.unreadable }
    let (user, authenticator) = (try row.userID(), AuthenticatorID(row.integer()))
    let (binding, text): (Binding, TransactionText) = (try row.name(), try TransactionText(from: &row))
    let digest = row.bytes()
    // What is shown and spoken is what was asked, or nothing is.
    guard text.digest == digest else { throw row.unreadable }
    let approval = Approval(
      id: id, user: user, authenticator: authenticator, binding: binding, text: text, textDigest: digest,
      requestedAt: row.instant(), isRepeat: row.flag(),
      oneTimeCode: try vault.openIfAny(row.bytesIfAny(), place(of: id)), codeCounter: row.countIfAny(),
      state: try row.name(), expiresAt: row.instant(), codeTriesLeft: row.int(), extensionsLeft: row.int(),
      reason: try row.nameIfAny(), decidedAt: row.instantIfAny(), receipt: row.textIfAny(),
      sessionToken: try vault.openIfAny(row.bytesIfAny(), tokenPlace(of: id)),
      asker: row.systemAccountIfAny(), isFromProgram: row.flag(), isSpent: row.flag(),
      hearing: try hearing(from: &row), origin: try origin(from: &row), asksAboutCalls: row.flag())
    if text.change != nil {
      guard row.bytes() == (try mark.mark(of: markedValues(of: approval), vault)) else {
        throw row.unreadable
      }
    }
    return approval
  }

  private static func origin(from row: inout Row) throws(StorageError) -> RequestOrigin? {
    guard let text = row.textIfAny() else { return nil }
    guard let origin = RequestOrigin(canonical: text) else { throw row.unreadable }
    return origin
  }

  private static func hearing(from row: inout Row) throws(StorageError) -> Hearing? {
    let (means, authenticator): (Hearing.Means?, Int64?) = (try row.nameIfAny(), row.integerIfAny())
    guard let means else { return nil }
    guard let hearing = Hearing(means, authenticator.map(AuthenticatorID.init)) else { throw row.unreadable }
    return hearing
  }
}

extension TransactionText {
  /// Reads the eleven columns of a text.
  init(from row: inout Row) throws(StorageError) {
    let (action, service): (Action, ServiceName) = (try row.name(), try row.keptServiceName())
    let (body, decimal, currency) = (row.text(), row.textIfAny(), row.textIfAny())
    let (payee, account, language) = (row.textIfAny(), row.textIfAny(), row.textIfAny())
    let (change, command) = (row.textIfAny(), row.textIfAny())
    do {
      let amount: Amount? =
        if let decimal, let currency { try Amount(kept: decimal, currency: currency) } else { nil }
      let known = change.flatMap { IdentityChange(canonical: $0) }
      guard change == nil || known != nil else { throw row.unreadable }
      try self.init(
        action: action, service: service, body: body, amount: amount, payee: payee, account: account,
        command: command, language: language, change: known, limits: .asKept)
    } catch {
      throw row.unreadable
    }
  }
}

extension Limits {
  /// For texts that came in under the limits of their day: they are read back whatever the limits are now.
  static let asKept: Limits = {
    var limits = Limits()
    limits.transactionTextCharacters = 1 << 20
    limits.transactionTextBytes = 1 << 24
    limits.serviceNameCharacters = 1 << 20
    limits.payeeCharacters = 1 << 20
    limits.commandCharacters = 1 << 20
    limits.verifierCharacters = 1 << 20
    return limits
  }()
}
