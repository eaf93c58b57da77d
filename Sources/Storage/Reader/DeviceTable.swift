// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

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
