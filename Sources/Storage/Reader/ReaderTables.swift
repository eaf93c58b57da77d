// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Cryptography

/// The accounts of other services, one row each; `place` is their order.
enum AccountTable {
  /// Not over the order, which gives nobody anything.
  static let mark = RowMark(table: "accounts", key: "name", columns: ["name", "address", "counter"])
  private static let select = "SELECT \(mark.selected) FROM accounts"

  static func accounts(in database: Database) throws(StorageError) -> [AccountRecord] {
    try database.connection.rows(select + " ORDER BY place", of: "accounts") { (row) throws(StorageError) in
      try account(from: &row, database.vault)
    }
  }

  static func keep(_ account: AccountRecord, in database: Database) throws(StorageError) {
    let values = [
      Value(account.name), .bytes(try database.vault.seal(account.address, place(of: account.name))),
      Value(account.counter),
    ]
    try database.connection.run(
      """
      INSERT INTO accounts (place, \(mark.selected))
      VALUES ((SELECT coalesce(max(place), 0) + 1 FROM accounts), ?, ?, ?, ?)
      ON CONFLICT (name) DO UPDATE SET address = excluded.address, counter = excluded.counter,
        mark = excluded.mark
      """, values + [try database.exchangeMark(mark, values)])
  }

  static func moveCounter(of name: String, from old: UInt64, to new: UInt64, in database: Database)
    throws(StorageError) -> Bool
  {
    let kept = try database.connection.row(select + " WHERE name = ?", [Value(name)], of: "accounts") {
      (row) throws(StorageError) in try account(from: &row, database.vault)
    }
    guard var account = kept, account.counter == old else { return false }
    account.counter = new
    try keep(account, in: database)
    return true
  }

  static func remove(_ name: String, in database: Database) throws(StorageError) -> Bool {
    try database.remove(mark, row: [Value(name)])
    return database.connection.changedRows > 0
  }

  static func arrange(_ names: [String], in database: Database) throws(StorageError) {
    let kept = try database.connection.rows("SELECT name FROM accounts ORDER BY place", of: "accounts") {
      $0.text()
    }
    let wanted = names.filter(kept.contains)
    let order = wanted + kept.filter { !wanted.contains($0) }
    // Out of the way first: two accounts are never in one place, not even for a moment.
    try database.connection.run("UPDATE accounts SET place = -place")
    for (offset, name) in order.enumerated() {
      try database.connection.run(
        "UPDATE accounts SET place = ? WHERE name = ?", [Value(offset + 1), Value(name)])
    }
  }

  private static func account(from row: inout Row, _ vault: Vault) throws(StorageError) -> AccountRecord {
    try mark.checked(&row, vault) { (row) throws(StorageError) in
      let name = row.text()
      return AccountRecord(
        name: name, address: try vault.open(row.bytes(), place(of: name)), counter: row.countIfAny() ?? 0)
    }
  }

  private static func place(of name: String) -> Vault.Place {
    Vault.Place(table: "accounts", column: "address", row: name)
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

/// The one device of a reader.
enum DeviceTable {
  static let mark = RowMark(
    table: "device", key: "one",
    columns: ["one", "user", "authenticator", "serial", "seed", "device_key"])
  private static let seedPlace = Vault.Place(table: "device", column: "seed", row: "1")
  private static let keyPlace = Vault.Place(table: "device", column: "device_key", row: "1")

  static func device(in database: Database) throws(StorageError) -> DeviceRecord? {
    try database.connection.row("SELECT \(mark.selected) FROM device", of: "device") {
      (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { (row) throws(StorageError) in
        row.skip(1)
        return DeviceRecord(
          user: try row.userID(), authenticator: AuthenticatorID(row.integer()), serial: row.text(),
          seed: try database.vault.open(row.bytes(), seedPlace),
          deviceKey: try database.vault.openIfAny(row.bytesIfAny(), keyPlace))
      }
    }
  }

  static func keep(_ device: DeviceRecord, in database: Database) throws(StorageError) {
    let values = [
      Value(1), Value(device.user), Value(device.authenticator.number), Value(device.serial),
      .bytes(try database.vault.seal(device.seed, seedPlace)),
      try database.vault.sealIfAny(device.deviceKey, keyPlace),
    ]
    try database.connection.run(
      "INSERT OR REPLACE INTO device (\(mark.selected)) VALUES (?, ?, ?, ?, ?, ?, ?)",
      values + [try database.exchangeMark(mark, values)])
  }

  static func forget(in database: Database) throws(StorageError) {
    try database.remove(mark, row: [Value(1)])
  }
}

/// The device that a reader is: whose it is, and what makes its codes and signatures.
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

/// Settings that were made, one row each.
enum SettingTable {
  static let mark = RowMark(table: "settings", key: "key", columns: ["key", "value"])

  static func settings(in database: Database) throws(StorageError) -> [String: String] {
    let pairs = try database.connection.rows("SELECT \(mark.selected) FROM settings", of: "settings") {
      (row) throws(StorageError) in
      try mark.checked(&row, database.vault) { ($0.text(), $0.text()) }
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  static func keep(_ key: String, _ value: String, in database: Database) throws(StorageError) {
    let values = [Value(key), Value(value)]
    try database.connection.run(
      "INSERT OR REPLACE INTO settings (\(mark.selected)) VALUES (?, ?, ?)",
      values + [try database.exchangeMark(mark, values)])
  }

  static func remove(_ key: String, in database: Database) throws(StorageError) {
    try database.remove(mark, row: [Value(key)])
  }
}
