// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The one device of a reader.
enum DeviceTable {
  private static let place = Vault.Place(table: "device", column: "seed", row: "1")

  static func device(in database: Database) throws(StorageError) -> DeviceRecord? {
    try database.connection.row("SELECT user, authenticator, serial, seed FROM device", of: "device") {
      (row) throws(StorageError) in
      DeviceRecord(
        user: try row.userID(), authenticator: AuthenticatorID(row.integer()), serial: row.text(),
        seed: try database.vault.open(row.bytes(), place))
    }
  }

  static func keep(_ device: DeviceRecord, in database: Database) throws(StorageError) {
    try database.connection.run(
      "INSERT OR REPLACE INTO device (one, user, authenticator, serial, seed) VALUES (1, ?, ?, ?, ?)",
      [
        Value(device.user), Value(device.authenticator.number), Value(device.serial),
        .bytes(try database.vault.seal(device.seed, place)),
      ])
  }
}
