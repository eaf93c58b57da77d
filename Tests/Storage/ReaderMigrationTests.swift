// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Cryptography
import Testing

@testable import Storage

/// A reader that was one user's, as the version before households kept it, opened by this one.
struct ReaderMigrationTests {
  let scratch: Scratch
  private static let anna = try? UserID("anna.aa")
  private static let address = Secret(utf8: "otpauth://hotp/A")

  /// - Parameter isOwned: whether it was anybody's.
  private static func write(_ scratch: Scratch, isOwned: Bool = true) throws {
    let database = try Database(
      name: "reader", inFolder: scratch.path, migrations: Array(ReaderSchema.migrations.prefix(3)),
      boundTables: marks)
    let vault = database.vault
    let file = AnchorFile(inFolder: scratch.path, name: "reader.anchor", vault: vault)
    _ = try database.openAnchor(in: file, hasLog: false, accepting: false)
    try database.transaction(.durable) { () throws(StorageError) in
      if isOwned {
        let seed = try vault.seal(Samples.seed, place("device", "seed", "1"))
        let key = try vault.seal(Secret(utf8: "signs"), place("device", "device_key", "1"))
        try keep(
          [
            .integer(1), .text("anna.aa"), .integer(5), .text("0123456789"), .bytes(seed), .bytes(key),
          ], marks[0], in: database)
      }
      for (key, value) in settings { try keep([.text(key), .text(value)], marks[1], in: database) }
      for (number, name) in ["B", "A"].enumerated() {
        let sealed = try vault.seal(address, place("accounts", "address", name))
        try keep(
          [.text(name), .bytes(sealed), .integer(7)], marks[2], ["place": .integer(Int64(number + 1))],
          in: database)
      }
    }
  }

  private static let settings = [
    "rate": "3", "volume": "-1", "language": "en", "keypads": "usb", "origin Bank": "Nuuk", "payee Bent": "",
  ]

  private static let marks = [
    RowMark(
      table: "device", key: "one", columns: ["one", "user", "authenticator", "serial", "seed", "device_key"]),
    RowMark(table: "settings", key: "key", columns: ["key", "value"]),
    RowMark(table: "accounts", key: "name", columns: ["name", "address", "counter"]),
  ]

  private static func place(_ table: String, _ column: String, _ row: String) -> Vault.Place {
    Vault.Place(table: table, column: column, row: row)
  }

  private static func keep(
    _ values: [Value], _ mark: RowMark, _ more: KeyValuePairs<String, Value> = [:], in database: Database
  ) throws(StorageError) {
    let columns = (mark.columns + ["mark"] + more.map(\.key)).joined(separator: ", ")
    let places = (0..<mark.columns.count + 1 + more.count).map { _ in "?" }.joined(separator: ", ")
    try database.connection.run(
      "INSERT INTO \(mark.table) (\(columns)) VALUES (\(places))",
      values + [try database.exchangeMark(mark, values)] + more.map(\.value))
  }

  init() throws { scratch = try Scratch() }

  @Test func `device, settings and accounts are its user's, and the room's are the reader's`() throws {
    try Self.write(scratch)
    let database = try ReaderDatabase(inFolder: scratch.path)
    let device = try #require(try database.devices().first)
    #expect(try database.devices().count == 1)
    #expect(device.user == Self.anna && device.authenticator == AuthenticatorID(5))
    #expect(device.serial == "0123456789" && device.seed == Samples.seed)
    #expect(device.deviceKey == Secret(utf8: "signs"))
    #expect(
      try database.settings(of: Self.anna)
        == ["rate": "3", "language": "en", "origin Bank": "Nuuk", "payee Bent": ""])
    #expect(
      try database.settings(of: nil) == ["rate": "3", "volume": "-1", "language": "en", "keypads": "usb"])
    let accounts = try database.accounts(of: Self.anna)
    #expect(accounts.map(\.name) == ["B", "A"])
    #expect(accounts.allSatisfy { $0.address == Self.address && $0.counter == 7 })
    #expect(try database.accounts(of: nil).isEmpty)
  }

  @Test func `of a reader that was nobody's it is the reader's`() throws {
    try Self.write(scratch, isOwned: false)
    let database = try ReaderDatabase(inFolder: scratch.path)
    #expect(try database.devices().isEmpty)
    #expect(try database.settings(of: nil) == Self.settings)
    #expect(try database.accounts(of: nil).map(\.name) == ["B", "A"])
  }

  @Test func `it is opened again, written to, and no row of before is left`() throws {
    try Self.write(scratch)
    do { try ReaderDatabase(inFolder: scratch.path).set("rate", to: "4", of: Self.anna) }
    let database = try ReaderDatabase(inFolder: scratch.path)
    #expect(try database.settings(of: Self.anna)["rate"] == "4")
    let tables = try database.use { (database) throws(StorageError) in
      try database.connection.rows("SELECT name FROM sqlite_schema WHERE type = 'table'", of: "schema") {
        $0.text()
      }
    }
    #expect(Set(tables) == ["sealed", "bound_rows", "devices", "user_settings", "user_accounts"])
  }

  @Test(arguments: [
    "UPDATE device SET authenticator = 6", "UPDATE settings SET value = '9' WHERE key = 'rate'",
    "UPDATE accounts SET counter = 0", "DELETE FROM settings WHERE key = 'payee Bent'",
    "DELETE FROM accounts",
  ])
  func `what was changed by hand before is refused, and what is left of it accepted by who accepts it`(
    sql: String
  ) throws {
    try Self.write(scratch)
    let path = scratch.path + "/reader.sqlite"
    try Connection(path: path).execute(sql)
    for _ in 0..<2 {
      #expect(throws: StorageError.rowsDiffer(path: path)) { try ReaderDatabase(inFolder: scratch.path) }
    }
    do { _ = try ReaderDatabase(inFolder: scratch.path, accepting: true) }
    let database = try ReaderDatabase(inFolder: scratch.path)
    #expect(try database.settings(of: nil)["volume"] == "-1")
  }
}
