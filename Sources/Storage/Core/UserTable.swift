// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography

/// Users, one row each.
enum UserTable {
  static let mark = RowMark(
    table: "users", key: "id",
    columns: [
      "id", "password_hash", "phone", "phone_changed_at", "proof", "system_account", "created_at",
    ], isReferredTo: true)
  private static let select = "SELECT \(mark.selected) FROM users"

  static func user(_ id: UserID, in database: Database) throws(StorageError) -> User? {
    try database.connection.row(select + " WHERE id = ?", [Value(id)], of: "users") {
      (row) throws(StorageError) in try user(from: &row, knownAs: id, database.vault)
    }
  }

  static func standing(of id: UserID, in database: Database) throws(StorageError) -> UserStanding? {
    try database.connection.row(select + " WHERE id = ?", [Value(id)], of: "users") {
      (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { (row) throws(StorageError) in
        row.skip(4)
        return UserStanding(proof: try row.nameIfAny())
      }
    }
  }

  static func user(ofSystemAccount account: UInt32, in database: Database) throws(StorageError) -> User? {
    try database.connection.row(select + " WHERE system_account = ?", [Value(account)], of: "users") {
      (row) throws(StorageError) in try user(from: &row, database.vault)
    }
  }

  static func count(upTo limit: Int, in database: Database) throws(StorageError) -> Int {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM users LIMIT ?)"
    return try database.connection.row(sql, [Value(max(limit, 0))], of: "users") { $0.int() } ?? 0
  }

  static func keep(_ user: User, in database: Database) throws(StorageError) {
    let hash = try database.vault.sealIfAny(
      user.passwordHash.map { Secret(utf8: $0.encoded) }, place(of: user.id))
    let values = [
      Value(user.id), hash,
      Value(user.phone?.e164), Value(user.phoneChangedAt), Value(user.proof), Value(user.systemAccount),
      Value(user.createdAt),
    ]
    try database.connection.run(
      """
      INSERT INTO users (\(mark.selected)) VALUES (?1, ?2, ?3, ?4, ?5, NULL, ?7, ?8)
      ON CONFLICT (id) DO UPDATE SET password_hash = excluded.password_hash,
        phone = excluded.phone, phone_changed_at = excluded.phone_changed_at, proof = excluded.proof,
        mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
    // Apart from the rest, so that a row kept again leaves the index alone when the account is the same.
    try database.connection.run(
      "UPDATE users SET system_account = ?1 WHERE id = ?2 AND system_account IS NOT ?1",
      [Value(user.systemAccount), Value(user.id)])
  }

  // MARK: -

  private static func place(of id: UserID) -> Vault.Place {
    Vault.Place(table: "users", column: "password_hash", row: id.canonical)
  }

  private static func user(from row: inout Row, knownAs known: UserID? = nil, _ vault: Vault)
    throws(StorageError) -> User
  {
    try mark.checked(&row, vault) { (row) throws(StorageError) in
      try readUser(from: &row, knownAs: known, vault)
    }
  }

  private static func readUser(from row: inout Row, knownAs known: UserID?, _ vault: Vault)
    throws(StorageError) -> User
  {
    let id = try row.userID(knownAs: known)
    let hash = try passwordHash(row.bytesIfAny(), of: id, vault)
    let (phone, phoneChangedAt) = (row.textIfAny(), row.instantIfAny())
    let proof: IdentityProof? = try row.nameIfAny()
    let account = row.integerIfAny()
    var user = User(id: id, createdAt: row.instant())
    user.passwordHash = hash
    user.phone = try phone.map { (text) throws(StorageError) in try PhoneNumber(kept: text, in: "users") }
    user.phoneChangedAt = phoneChangedAt
    user.proof = proof
    user.systemAccount = account.map(UInt32.init(truncatingIfNeeded:))
    return user
  }

  private static func passwordHash(_ sealed: [UInt8]?, of id: UserID, _ vault: Vault) throws(StorageError)
    -> PasswordHash?
  {
    guard let secret = try vault.openIfAny(sealed, place(of: id)) else { return nil }
    guard let hash = try? PasswordHash(encoded: String(decoding: secret.revealed(), as: UTF8.self)) else {
      throw .unreadableRow(table: "users")
    }
    return hash
  }
}

extension PhoneNumber {
  /// A number as it was kept.
  init(kept text: String, in table: String) throws(StorageError) {
    guard let number = try? PhoneNumber(text) else { throw .unreadableRow(table: table) }
    self = number
  }
}

/// Recovery codes and the waits that were begun, one row a user.
enum RecoveryTable {
  static let mark = RowMark(
    table: "recoveries", key: "user",
    columns: ["user", "code", "requested_at", "due_at", "is_announced"])
  private static let select = "SELECT \(mark.selected) FROM recoveries"

  static func recovery(of user: UserID, in database: Database) throws(StorageError) -> Recovery? {
    try database.connection.row(select + " WHERE user = ?", [Value(user)], of: "recoveries") {
      (row) throws(StorageError) in try recovery(from: &row, database.vault)
    }
  }

  /// By the index `recoveries_waiting`, whose condition this is word for word.
  static func waiting(in database: Database) throws(StorageError) -> [Recovery] {
    let sql = select + " WHERE due_at IS NOT NULL AND is_announced = 0 ORDER BY due_at, user"
    return try database.connection.rows(sql, of: "recoveries") {
      (row) throws(StorageError) in try recovery(from: &row, database.vault)
    }
  }

  static func keep(_ recovery: Recovery, in database: Database) throws(StorageError) {
    let values = [
      Value(recovery.user), try database.vault.sealIfAny(recovery.codes?.encoded, place(of: recovery.user)),
      Value(recovery.wait?.requestedAt), Value(recovery.wait?.dueAt),
      Value(recovery.wait?.isAnnounced ?? false),
    ]
    try database.connection.run(
      """
      INSERT INTO recoveries (\(mark.selected)) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (user) DO UPDATE SET code = excluded.code, requested_at = excluded.requested_at,
        due_at = excluded.due_at, is_announced = excluded.is_announced, mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
  }

  // MARK: -

  private static func place(of user: UserID) -> Vault.Place {
    Vault.Place(table: "recoveries", column: "code", row: user.canonical)
  }

  private static func recovery(from row: inout Row, _ vault: Vault) throws(StorageError) -> Recovery {
    try mark.checked(&row, vault) { (row) throws(StorageError) in try readRecovery(from: &row, vault) }
  }

  private static func readRecovery(from row: inout Row, _ vault: Vault) throws(StorageError) -> Recovery {
    let user = try row.userID()
    let codes = try vault.openIfAny(row.bytesIfAny(), place(of: user)).map { (kept) throws(StorageError) in
      guard let codes = try? RecoveryCodes(encoded: kept) else { throw row.unreadable }
      return codes
    }
    let (requestedAt, dueAt) = (row.instantIfAny(), row.instantIfAny())
    let isAnnounced = row.flag()
    guard let requestedAt, let dueAt else { return Recovery(user: user, codes: codes) }
    return Recovery(
      user: user, codes: codes,
      wait: Recovery.Wait(requestedAt: requestedAt, dueAt: dueAt, isAnnounced: isAnnounced))
  }
}
