// SPDX-License-Identifier: GPL-3.0-or-later
package import ApprovalCore

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
