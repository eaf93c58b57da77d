// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Cryptography

/// The log against what is known of it outside the database.
///
/// A database that was put back older, cut or chained anew does not hold the rows that the anchor knows, and is refused. Who
/// puts back database, key and anchor of one moment together is not found out: nothing that the machine keeps is newer then.
extension CoreDatabase {
  public func auditAnchor() throws(StoreError) -> AuditAnchor? { keeper.anchor }

  /// The anchor that the log is held to from here on; the first time, a new one.
  ///
  /// - Parameter accepting: whether a log that does not hold what is known is taken as it is; then what was wrong.
  static func openAnchor(of database: Database, in file: AnchorFile, accepting: Bool) throws(StorageError)
    -> (AuditAnchor, wrong: StorageError?)
  {
    do throws(StorageError) {
      if let anchor = try file.read() {
        try check(database, against: anchor)
        return (anchor, nil)
      }
      guard try database.sealed(anchoredName) == nil else { throw .anchorMissing(path: file.path) }
      return (try begin(database, in: file), nil)
    } catch {
      guard accepting, error.isAccepted else { throw error }
      return (AuditAnchor(), error)
    }
  }

  /// The first anchor of a log, and in the database that there is one: the file first, for a database that knows of one
  /// must not be without it.
  private static func begin(_ database: Database, in file: AnchorFile) throws(StorageError) -> AuditAnchor {
    let last = try AuditTable.last(in: database).map { AuditAnchor.Row($0) }
    let anchor = AuditAnchor(rows: last.map { [$0] } ?? [])
    try file.write(anchor)
    try database.transaction(.durable) { () throws(StorageError) in
      try database.replaceSealed(Secret(utf8: "anchored"), as: anchoredName)
    }
    return anchor
  }

  private static func check(_ database: Database, against anchor: AuditAnchor) throws(StorageError) {
    guard let head = anchor.head, try !holds(head, in: database) else { return }
    let path = database.connection.path
    let last = try AuditTable.last(in: database)?.sequence ?? 0
    guard last >= head.sequence else {
      throw .stateBehind(path: path, rows: last, known: head.sequence)
    }
    var whole = Int64(0)
    for row in anchor.rows where try holds(row, in: database) { whole = row.sequence }
    let first = anchor.rows.first { $0.sequence > whole } ?? head
    throw .logDiffers(path: path, after: whole, upTo: first.sequence)
  }

  private static func holds(_ row: AuditAnchor.Row, in database: Database) throws(StorageError) -> Bool {
    try AuditTable.entries(after: row.sequence - 1, limit: 1, in: database).first
      .map { AuditAnchor.Row($0) == row } ?? false
  }

  /// Whether all but the anchor is gone: where there is one, there was a key.
  static func isKeyGone(in folder: String) -> Bool {
    StateFile.exists("\(folder)/\(anchorName)") && !StateFile.exists("\(folder)/core.key")
  }

  static let anchorName = "core.anchor"
  private static let anchoredName = "anchored"

  /// Ends an acceptance: the last row bears its mark again, and the anchor begins anew with it.
  public func finishAcceptance() throws(StoreError) {
    try use { (database) throws(StorageError) in
      try database.transaction(.durable) { () throws(StorageError) in
        try AuditTable.accept(in: database)
        try database.replaceSealed(Secret(utf8: "anchored"), as: Self.anchoredName)
      }
    }
    if let last = try lastAuditEntry() { keeper.note(AuditAnchor.Row(last)) }
  }
}

extension StorageError {
  /// Whether root may take the state as it is in spite of it.
  var isAccepted: Bool {
    switch self {
    case .stateLost, .stateBehind, .logDiffers, .anchorMissing, .anchorDamaged, .schemaWentBack: true
    default: false
    }
  }
}
