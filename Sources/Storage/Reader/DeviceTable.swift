// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The one device of a reader.
enum DeviceTable {
  private static let seedPlace = Vault.Place(table: "device", column: "seed", row: "1")
  private static let keyPlace = Vault.Place(table: "device", column: "device_key", row: "1")

  static func device(in database: Database) throws(StorageError) -> DeviceRecord? {
    let sql = "SELECT user, authenticator, serial, seed, device_key FROM device"
    return try database.connection.row(sql, of: "device") { (row) throws(StorageError) in
      DeviceRecord(
        user: try row.userID(), authenticator: AuthenticatorID(row.integer()), serial: row.text(),
        seed: try database.vault.open(row.bytes(), seedPlace),
        deviceKey: try database.vault.openIfAny(row.bytesIfAny(), keyPlace))
    }
  }

  static func keep(_ device: DeviceRecord, in database: Database) throws(StorageError) {
    try database.connection.run(
      """
      INSERT OR REPLACE INTO device (one, user, authenticator, serial, seed, device_key) VALUES (1, ?, ?, ?, ?, ?)
      """,
      [
        Value(device.user), Value(device.authenticator.number), Value(device.serial),
        .bytes(try database.vault.seal(device.seed, seedPlace)),
        try database.vault.sealIfAny(device.deviceKey, keyPlace),
      ])
  }
}
