// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography

/// The accounts of other services, one row each, each of one user; `place` is their order.
enum AccountTable {
  /// Not over the order, which gives nobody anything.
  static let mark = RowMark(
    table: "user_accounts", key: "user", "name", columns: ["user", "name", "address", "counter"])
  private static let select = "SELECT \(mark.selected) FROM user_accounts WHERE user = ?"

  static func accounts(of user: UserID?, in database: Database) throws(StorageError) -> [AccountRecord] {
    try database.connection.rows(select + " ORDER BY place", [Value(holder: user)], of: mark.table) {
      (row) throws(StorageError) in try account(from: &row, of: user, database.vault)
    }
  }

  static func keep(_ account: AccountRecord, of user: UserID?, in database: Database) throws(StorageError) {
    let values = [
      Value(holder: user), Value(account.name),
      .bytes(try database.vault.seal(account.address, place(of: account.name, user))),
      Value(account.counter),
    ]
    try database.connection.run(
      """
      INSERT INTO user_accounts (place, \(mark.selected))
      VALUES ((SELECT coalesce(max(place), 0) + 1 FROM user_accounts WHERE user = ?1), ?1, ?2, ?3, ?4, ?5)
      ON CONFLICT (user, name) DO UPDATE SET address = excluded.address, counter = excluded.counter,
        mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
  }

  static func moveCounter(
    of name: String, of user: UserID?, from old: UInt64, to new: UInt64, in database: Database
  ) throws(StorageError) -> Bool {
    let row = [Value(holder: user), Value(name)]
    let kept = try database.connection.row(select + " AND name = ?", row, of: mark.table) {
      (row) throws(StorageError) in try account(from: &row, of: user, database.vault)
    }
    guard var account = kept, account.counter == old else { return false }
    account.counter = new
    try keep(account, of: user, in: database)
    return true
  }

  static func remove(_ name: String, of user: UserID?, in database: Database) throws(StorageError) -> Bool {
    try database.remove(mark, row: [Value(holder: user), Value(name)])
    return database.connection.changedRows > 0
  }

  static func arrange(_ names: [String], of user: UserID?, in database: Database) throws(StorageError) {
    let holder = Value(holder: user)
    let kept = try database.connection.rows(
      "SELECT name FROM user_accounts WHERE user = ? ORDER BY place", [holder], of: mark.table
    ) { $0.text() }
    let wanted = names.filter(kept.contains)
    let order = wanted + kept.filter { !wanted.contains($0) }
    // Out of the way first: two accounts are never in one place, not even for a moment.
    try database.connection.run("UPDATE user_accounts SET place = -place WHERE user = ?", [holder])
    for (offset, name) in order.enumerated() {
      try database.connection.run(
        "UPDATE user_accounts SET place = ? WHERE user = ? AND name = ?",
        [Value(offset + 1), holder, Value(name)])
    }
  }

  /// What was kept before the reader was anybody's becomes a user's.
  static func give(to user: UserID, in database: Database) throws(StorageError) {
    for account in try accounts(of: nil, in: database) {
      _ = try remove(account.name, of: nil, in: database)
      try keep(account, of: user, in: database)
    }
  }

  private static func account(from row: inout Row, of user: UserID?, _ vault: Vault) throws(StorageError)
    -> AccountRecord
  {
    try mark.checked(&row, vault) { (row) throws(StorageError) in
      row.skip(1)
      let name = row.text()
      return AccountRecord(
        name: name, address: try vault.open(row.bytes(), place(of: name, user)),
        counter: row.countIfAny() ?? 0)
    }
  }

  /// A user ID has no line break.
  private static func place(of name: String, _ user: UserID?) -> Vault.Place {
    Vault.Place(table: mark.table, column: "address", row: "\(user?.canonical ?? "")\n\(name)")
  }
}

extension Value {
  /// Whose a row is: a user's, or the reader's own.
  fileprivate init(holder user: UserID?) {
    self = .text(user?.canonical ?? "")
  }
}

/// An account at another service whose codes the reader speaks.
public struct AccountRecord: Equatable, Sendable {
  /// The name it is heard and chosen by; no two accounts share one.
  public let name: String
  /// Everything that makes its codes, as an `otpauth://` address; sealed where it is kept.
  public let address: Secret
  /// The counter of its next code, where it counts (RFC 4226 §7.2).
  public var counter: UInt64

  public init(name: String, address: Secret, counter: UInt64 = 0) {
    self.name = name
    self.address = address
    self.counter = counter
  }
}

/// The devices of a reader, one of each of its users; `place` is the order in which they came.
enum DeviceTable {
  static let mark = RowMark(
    table: "devices", key: "user",
    columns: ["user", "place", "authenticator", "serial", "seed", "device_key"])

  static func devices(in database: Database) throws(StorageError) -> [DeviceRecord] {
    try database.connection.rows("SELECT \(mark.selected) FROM devices ORDER BY place", of: mark.table) {
      (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { (row) throws(StorageError) in
        let user = try row.userID()
        row.skip(1)
        return DeviceRecord(
          user: user, authenticator: AuthenticatorID(row.integer()), serial: row.text(),
          seed: try database.vault.open(row.bytes(), place(of: "seed", user)),
          deviceKey: try database.vault.openIfAny(row.bytesIfAny(), place(of: "device_key", user)))
      }
    }
  }

  static func keep(_ device: DeviceRecord, in database: Database) throws(StorageError) {
    let user = device.user
    let values = [
      Value(user), Value(try order(of: user, in: database)), Value(device.authenticator.number),
      Value(device.serial), .bytes(try database.vault.seal(device.seed, place(of: "seed", user))),
      try database.vault.sealIfAny(device.deviceKey, place(of: "device_key", user)),
    ]
    try database.connection.run(
      "INSERT OR REPLACE INTO devices (\(mark.selected)) VALUES (?, ?, ?, ?, ?, ?, ?)",
      values + [try database.exchangeMark(mark, values)])
  }

  static func forget(_ user: UserID, in database: Database) throws(StorageError) {
    try database.remove(mark, row: [Value(user)])
  }

  /// The place that a user has, or the next.
  private static func order(of user: UserID, in database: Database) throws(StorageError) -> Int {
    let known = try database.connection.row(
      "SELECT place FROM devices WHERE user = ?", [Value(user)], of: mark.table
    ) { $0.int() }
    if let known { return known }
    return try database.connection.row("SELECT coalesce(max(place), 0) + 1 FROM devices", of: mark.table) {
      $0.int()
    } ?? 1
  }

  private static func place(of column: String, _ user: UserID) -> Vault.Place {
    Vault.Place(table: mark.table, column: column, row: user.canonical)
  }
}

/// The device that a reader is for a user: whose it is, and what makes its codes and signatures.
public struct DeviceRecord: Equatable, Sendable {
  public let user: UserID
  public let authenticator: AuthenticatorID
  public let serial: String
  /// 32 bytes, shared with the core once.
  public let seed: Secret
  /// The private half of the Ed25519 key that the reader signs its answers with where its core is in another program, 32
  /// bytes; `nil` of a reader that was enrolled before readers had one.
  public let deviceKey: Secret?

  public init(
    user: UserID, authenticator: AuthenticatorID, serial: String, seed: Secret, deviceKey: Secret? = nil
  ) {
    self.user = user
    self.authenticator = authenticator
    self.serial = serial
    self.seed = seed
    self.deviceKey = deviceKey
  }
}

/// Settings that were made, one row each: of a user, or of the reader itself.
enum SettingTable {
  static let mark = RowMark(
    table: "user_settings", key: "user", "key", columns: ["user", "key", "value"])

  static func settings(of user: UserID?, in database: Database) throws(StorageError) -> [String: String] {
    let pairs = try database.connection.rows(
      "SELECT \(mark.selected) FROM user_settings WHERE user = ?", [Value(holder: user)], of: mark.table
    ) { (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { row in
        row.skip(1)
        return (row.text(), row.text())
      }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  static func keep(_ key: String, _ value: String, of user: UserID?, in database: Database)
    throws(StorageError)
  {
    let values = [Value(holder: user), Value(key), Value(value)]
    try database.connection.run(
      "INSERT OR REPLACE INTO user_settings (\(mark.selected)) VALUES (?, ?, ?, ?)",
      values + [try database.exchangeMark(mark, values)])
  }

  static func remove(_ key: String, of user: UserID?, in database: Database) throws(StorageError) {
    try database.remove(mark, row: [Value(holder: user), Value(key)])
  }
}
