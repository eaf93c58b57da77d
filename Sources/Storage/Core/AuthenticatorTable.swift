// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography

/// Authenticators of every kind, one row each.
enum AuthenticatorTable {
  static let mark = RowMark(
    table: "authenticators", key: "id",
    columns: [
      "id", "user", "kind", "state", "serial", "seed", "pin_verifier", "public_key", "code_counter",
      "spent_steps", "pin_failures", "locks_in_a_row", "locked_until", "binding", "switch_requested_at",
      "switch_due_at", "switch_is_announced", "uses_biometrics", "wants_notifications", "activated_at",
      "moving_factor", "replaces", "block_reason",
    ], isReferredTo: true)
  private static let select = "SELECT \(mark.selected) FROM authenticators"

  static func authenticator(_ id: AuthenticatorID, in database: Database) throws(StorageError)
    -> Authenticator?
  {
    try database.connection.row(select + " WHERE id = ?", [Value(id.number)], of: "authenticators") {
      (row) throws(StorageError) in try authenticator(from: &row, database.vault)
    }
  }

  static func authenticator(serial: String, in database: Database) throws(StorageError) -> Authenticator? {
    try database.connection.row(select + " WHERE serial = ?", [Value(serial)], of: "authenticators") {
      (row) throws(StorageError) in try authenticator(from: &row, database.vault)
    }
  }

  static func authenticators(of user: UserID, in database: Database) throws(StorageError) -> [Authenticator] {
    try database.connection.rows(select + " WHERE user = ? ORDER BY id", [Value(user)], of: "authenticators")
    {
      (row) throws(StorageError) in try authenticator(from: &row, of: user, database.vault)
    }
  }

  /// By the index `authenticators_switching`, whose condition this is word for word.
  static func switching(in database: Database) throws(StorageError) -> [Authenticator] {
    let sql =
      select + " WHERE switch_due_at IS NOT NULL AND switch_is_announced = 0 ORDER BY switch_due_at, id"
    return try database.connection.rows(sql, of: "authenticators") {
      (row) throws(StorageError) in try authenticator(from: &row, database.vault)
    }
  }

  static func keep(_ authenticator: Authenticator, in database: Database) throws(StorageError) {
    let values = try values(of: authenticator, database.vault)
    try database.connection.run(upsert, values + [try database.exchangeMark(mark, values)])
    // Apart from the rest, so that a row kept again leaves the index alone when the serial is the same.
    try database.connection.run(
      "UPDATE authenticators SET serial = ?1 WHERE id = ?2 AND serial IS NOT ?1",
      [Value(authenticator.serial), Value(authenticator.id.number)])
  }

  // MARK: -

  private static let upsert = """
    INSERT INTO authenticators (\(mark.selected))
    VALUES (?1, ?2, ?3, ?4, NULL, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?24)
    ON CONFLICT (id) DO UPDATE SET \(changing)
    """
  /// Every column but what a row is known by.
  private static let changing =
    (mark.columns.filter { !["id", "user", "kind", "serial"].contains($0) } + ["mark"])
    .map { "\($0) = excluded.\($0)" }.joined(separator: ", ")

  private static func values(of record: Authenticator, _ vault: Vault) throws(StorageError) -> [Value] {
    [
      Value(record.id.number), Value(record.user), Value(record.kind), Value(record.state),
      Value(record.serial),
      try vault.sealIfAny(record.seed, place("seed", record.id)),
      try vault.sealIfAny(record.pinVerifier.map(Secret.init), place("pin_verifier", record.id)),
      Value(record.publicKey), Value(record.codeCounter), Value(record.spentSteps.text),
      Value(record.pinFailures),
      Value(record.locksInARow), Value(record.lockedUntil), Value(record.binding),
      Value(record.methodSwitch?.requestedAt), Value(record.methodSwitch?.dueAt),
      record.methodSwitch.map { Value($0.isAnnounced) } ?? .null,
      Value(record.usesBiometrics),
      Value(record.wantsNotifications), Value(record.activatedAt), Value(record.movingFactor),
      Value(record.replaces?.number), Value(record.blockReason),
    ]
  }

  private static func place(_ column: String, _ id: AuthenticatorID) -> Vault.Place {
    Vault.Place(table: "authenticators", column: column, row: id.description)
  }

  /// - Parameter user: whose row it is, where that is known.
  private static func authenticator(from row: inout Row, of user: UserID? = nil, _ vault: Vault)
    throws(StorageError) -> Authenticator
  {
    try mark.checked(&row, vault) { (row) throws(StorageError) in
      try readAuthenticator(from: &row, of: user, vault)
    }
  }

  private static func readAuthenticator(from row: inout Row, of user: UserID?, _ vault: Vault)
    throws(StorageError) -> Authenticator
  {
    let id = AuthenticatorID(row.integer())
    let owner = try row.userID(knownAs: user)
    var record = Authenticator(id: id, user: owner, kind: try row.name(), state: try row.name())
    record.serial = row.textIfAny()
    record.seed = try vault.openIfAny(row.bytesIfAny(), place("seed", id))
    record.pinVerifier = try vault.openIfAny(row.bytesIfAny(), place("pin_verifier", id))?.revealed()
    record.publicKey = row.bytesIfAny()
    record.codeCounter = row.countIfAny() ?? 0
    guard let spentSteps = SpentSteps(text: row.text()) else { throw row.unreadable }
    record.spentSteps = spentSteps
    record.pinFailures = row.int()
    record.locksInARow = row.int()
    record.lockedUntil = row.instantIfAny()
    record.binding = try row.name()
    record.methodSwitch = methodSwitch(from: &row)
    record.usesBiometrics = row.flag()
    record.wantsNotifications = row.flag()
    record.activatedAt = row.instantIfAny()
    record.movingFactor = try row.name()
    record.replaces = row.integerIfAny().map(AuthenticatorID.init)
    record.blockReason = try row.nameIfAny()
    return record
  }

  private static func methodSwitch(from row: inout Row) -> MethodSwitch? {
    let (requestedAt, dueAt, isAnnounced) = (row.instantIfAny(), row.instantIfAny(), row.flag())
    guard let requestedAt, let dueAt else { return nil }
    return MethodSwitch(requestedAt: requestedAt, dueAt: dueAt, isAnnounced: isAnnounced)
  }
}
