// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Cryptography

/// A database against what is known of it outside.
///
/// One that was put back older, or whose log was cut or chained anew, does not hold what the anchor knows, and is refused. Who
/// puts back database, key and anchor of one moment together is not found out: nothing that the machine keeps is newer then.
extension Database {
  /// The anchor that the database is held to from here on; the first time, a new one.
  ///
  /// - Parameters:
  ///   - hasLog: whether it has an audit log.
  ///   - accepting: whether a database that does not hold what is known is taken as it is; then what was wrong.
  func openAnchor(in file: AnchorFile, hasLog: Bool, accepting: Bool) throws(StorageError)
    -> (Anchor, wrong: StorageError?)
  {
    var known = Anchor()
    do throws(StorageError) {
      if let anchor = try file.read() {
        known.generation = anchor.generation
        if hasLog { try check(anchor.log) }
        guard bound.generation >= anchor.generation else { throw .rowsDiffer(path: connection.path) }
        return (anchor, nil)
      }
      // The anchor was there before the first row was.
      guard try sealed(Self.anchoredName) == nil, bound.generation == 0 else {
        throw .anchorMissing(path: file.path)
      }
      return (try beginAnchor(in: file, hasLog: hasLog), nil)
    } catch {
      guard accepting, error.isAccepted else { throw error }
      try acceptBound(after: known.generation)
      return (Anchor(), error)
    }
  }

  /// Keeps that there is an anchor: from here on the database is not opened without it.
  func keepIsAnchored() throws(StorageError) {
    try replaceSealed(Secret(utf8: "anchored"), as: Self.anchoredName)
  }

  /// The first anchor, and in the database that there is one: the file first, for a database that knows of one must not be
  /// without it.
  private func beginAnchor(in file: AnchorFile, hasLog: Bool) throws(StorageError) -> Anchor {
    var anchor = Anchor(generation: bound.generation)
    if hasLog, let last = try AuditTable.last(in: self) { anchor.log.note(AuditAnchor.Row(last)) }
    try file.write(anchor)
    try transaction(.durable, keepIsAnchored)
    return anchor
  }

  private func check(_ log: AuditAnchor) throws(StorageError) {
    guard let head = log.head, try !holds(head) else { return }
    let path = connection.path
    let last = try AuditTable.last(in: self)?.sequence ?? 0
    guard last >= head.sequence else {
      throw .stateBehind(path: path, rows: last, known: head.sequence)
    }
    var whole = Int64(0)
    for row in log.rows where try holds(row) { whole = row.sequence }
    let first = log.rows.first { $0.sequence > whole } ?? head
    throw .logDiffers(path: path, after: whole, upTo: first.sequence)
  }

  private func holds(_ row: AuditAnchor.Row) throws(StorageError) -> Bool {
    try AuditTable.entries(after: row.sequence - 1, limit: 1, in: self).first
      .map { AuditAnchor.Row($0) == row } ?? false
  }

  /// Whether all but the anchor is gone: where there is one, there was a key.
  static func isKeyGone(_ name: String, in folder: String) -> Bool {
    StateFile.exists("\(folder)/\(name).anchor") && !StateFile.exists("\(folder)/\(name).key")
  }

  /// Whether nothing is left of a core that there was: the reader's key is made after all that is the core's.
  static func isCoreGone(in folder: String) -> Bool {
    StateFile.exists("\(folder)/reader.key")
      && !["core.sqlite", "core.key"].contains { StateFile.exists("\(folder)/\($0)") }
  }

  private static let anchoredName = "anchored"
}

extension StorageError {
  /// Whether root may take the state as it is in spite of it.
  var isAccepted: Bool {
    switch self {
    case .stateLost, .stateBehind, .logDiffers, .rowsDiffer, .anchorMissing, .anchorDamaged, .schemaWentBack:
      true
    default: false
    }
  }
}

/// The core's log outside of its database.
extension CoreDatabase {
  public func auditAnchor() throws(StoreError) -> AuditAnchor? { keeper.anchor.log }

  /// Ends an acceptance: the last row bears its mark again, and the anchor begins anew with it.
  public func finishAcceptance() throws(StoreError) {
    let generation = try use { (database) throws(StorageError) in
      try database.transaction(.durable) { () throws(StorageError) in
        try AuditTable.accept(in: database)
        try database.keepIsAnchored()
      }
      return database.bound.generation
    }
    keeper.note(try lastAuditEntry().map { AuditAnchor.Row($0) }, generation: generation)
  }
}
