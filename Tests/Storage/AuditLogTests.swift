// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import Children
import Testing

@testable import Storage

/// The log is added to and nothing else; who changes it without the key is found out.
struct AuditLogTests {
  let scratch: Scratch
  let database: CoreDatabase

  init() throws {
    scratch = try Scratch()
    database = try CoreDatabase(inFolder: scratch.path)
  }

  @Test func `the audit log reads in order, a page at a time`() throws {
    #expect(try database.lastAuditEntry() == nil)
    #expect(try database.auditLength() == 0)
    let rows = (1...5).map { Samples.audit($0) }
    try database.commit(rows.prefix(2).map(Change.audit), .durable)
    try database.commit(rows.suffix(3).map(Change.audit), .ordered)
    #expect(try database.auditEntries(after: 0, limit: 3) == Array(rows.prefix(3)))
    #expect(try database.auditEntries(after: 3, limit: 9) == Array(rows.suffix(2)))
    #expect(try database.lastAuditEntry() == rows.last)
    #expect(try database.auditLength() == 5)
    #expect(throws: StoreError.self) { try database.commit([.audit(Samples.audit(5))], .durable) }
  }

  @Test(arguments: ["UPDATE audit SET event = 'x'", "DELETE FROM audit WHERE sequence = 1"])
  func `the audit log is only ever added to`(sql: String) throws {
    try database.commit([.audit(Samples.audit(1))], .durable)
    #expect(throws: StoreError.self) {
      try database.use { (database) throws(StorageError) in try database.connection.execute(sql) }
    }
  }

  @Test(arguments: [
    "UPDATE audit SET mark = x'00' WHERE sequence = 2",
    "DELETE FROM audit WHERE sequence = 2; UPDATE audit SET mark = x'00'",
    "DELETE FROM audit; UPDATE audit_length SET sequence = 1",
  ])
  func `a length of the log that was written without the key is refused`(sql: String) throws {
    try database.commit([.audit(Samples.audit(1)), .audit(Samples.audit(2))], .durable)
    try tamper(sql)
    #expect(throws: StoreError.self) { try database.auditLength() }
  }

  @Test(arguments: 0...4)
  func `rows cut from the end of the log are missed`(left: Int) throws {
    for number in 1...5 { try database.commit([.audit(Samples.audit(Int64(number)))], .ordered) }
    try tamper("DELETE FROM audit WHERE sequence > \(left)")
    #expect(try database.auditLength() > left)
    // What comes after it does not make it whole again.
    try database.commit([.audit(Samples.audit(Int64(left + 1)))], .durable)
    #expect(try database.auditLength() > left + 1)
    try database.commit([.audit(Samples.audit(Int64(left + 2)))], .durable)
    #expect(try database.auditLength() > left + 2)
  }

  @Test func `a log that was wiped whole is missed, and stays so`() throws {
    try database.commit([.audit(Samples.audit(1)), .signingKey(Samples.seed)], .durable)
    try database.commit([.audit(Samples.audit(2))], .durable)
    #expect(try database.auditLength() == 2)
    try tamper("DELETE FROM audit; DELETE FROM audit_length")
    #expect(try database.auditLength() == 1)
    try database.commit([.audit(Samples.audit(1))], .durable)
    #expect(try database.auditLength() == 2)
  }

  @Test func `rows that were edited and chained anew without the key are refused`() throws {
    for number in 1...3 { try database.commit([.audit(Samples.audit(Int64(number)))], .durable) }
    try tamper(
      "DROP TRIGGER audit_is_never_changed; UPDATE audit SET event = 'x', hash = zeroblob(32) WHERE sequence = 3"
    )
    #expect(throws: StoreError.self) { try database.auditLength() }
    let forged = try #require(try database.lastAuditEntry())
    try database.commit([.audit(Samples.audit(4, after: forged.hash))], .durable)
    #expect(try database.auditLength() > 4)
  }

  @Test func `a log of the first versions has the length that was kept beside it`() throws {
    for number in 1...3 { try database.commit([.audit(Samples.audit(Int64(number)))], .durable) }
    try database.use { (database) throws(StorageError) in
      let mark = try database.vault.mark(Array("3".utf8), for: "audit_length")
      try database.connection.run("UPDATE audit_length SET sequence = 3, mark = ?", [.bytes(mark)])
      try database.connection.run("UPDATE audit SET mark = NULL")
    }
    #expect(try database.auditLength() == 3)
    try database.commit([.audit(Samples.audit(4))], .durable)
    #expect(try database.auditLength() == 4)
    try tamper("DELETE FROM audit WHERE sequence > 3")
    #expect(try database.auditLength() == 4)
  }

  /// Changes the log as who has the file and not the key can.
  private func tamper(_ sql: String) throws {
    try database.use { (database) throws(StorageError) in
      try database.connection.execute("DROP TRIGGER audit_is_never_deleted; " + sql)
    }
  }
}
