// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

extension Database {
  /// The table that the sum stands in.
  static let boundRowsTable = """
    CREATE TABLE bound_rows (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      generation INTEGER NOT NULL,
      sum BLOB NOT NULL,
      mark BLOB NOT NULL
    ) STRICT;
    """

  // MARK: Writing

  /// The mark of a row that is about to be written: from here on it counts in the place of the one that the row had.
  func exchangeMark(_ mark: RowMark, _ values: [Value]) throws(StorageError) -> Value {
    try takeMark(mark, ofRow: mark.key(of: values))
    let new = try mark.mark(of: values, vault)
    bound.add(new)
    return .bytes(new)
  }

  /// Removes a marked row, where there is one of that key.
  func remove(_ mark: RowMark, row key: [Value]) throws(StorageError) {
    try takeMark(mark, ofRow: key)
    try connection.run("DELETE \(mark.row)", key)
  }

  private func takeMark(_ mark: RowMark, ofRow key: [Value]) throws(StorageError) {
    let old = try connection.row("SELECT mark \(mark.row)", key, of: mark.table) { $0.bytesIfAny() }
    if let old = old ?? nil { bound.subtract(old) }
  }

  /// Keeps the sum, where a transaction changed it.
  func keepBound(since before: BoundRows) throws(StorageError) {
    guard bound != before else { return }
    bound.generation += 1
    try keepBound()
  }

  /// Keeps the sum as it is.
  func keepBound() throws(StorageError) {
    let mark = try vault.mark(bound.markedBytes, for: "bound_rows")
    try connection.run(
      "INSERT OR REPLACE INTO bound_rows (one, generation, sum, mark) VALUES (1, ?, ?, ?)",
      [Value(bound.generation), .bytes(bound.sum), .bytes(mark)])
  }

  // MARK: Opening

  /// Reads the sum, and holds the rows to it.
  ///
  /// - Throws: `rowsDiffer`.
  func checkBound() throws(StorageError) {
    guard let kept = try keptBound() else { throw .rowsDiffer(path: connection.path) }
    bound = kept
    guard try counted().sum == kept.sum else { throw .rowsDiffer(path: connection.path) }
  }

  /// Takes the rows that are there for the whole, as a migration left them; inside its transaction.
  func countBound() throws(StorageError) {
    bound = try counted()
    try keepBound()
  }

  /// Takes the rows that are there for the whole, as root accepts them.
  ///
  /// - Parameter generation: what the anchor knows; what is accepted is newer than all that was.
  func acceptBound(after generation: Int64) throws(StorageError) {
    try transaction(.durable) { () throws(StorageError) in
      let next = max(generation, bound.generation) + 1
      bound = try counted()
      bound.generation = next
    }
  }

  /// Removes the rows that nobody with the key wrote, whoever accepts the others.
  ///
  /// - Returns: What was wrong with the first of them.
  func removeForged() throws(StorageError) -> StorageError? {
    var wrong: StorageError?
    try transaction(.durable) { () throws(StorageError) in
      for mark in boundTables where try mark.removeForged(in: self) {
        wrong = wrong ?? .unreadableRow(table: mark.table)
      }
      let generation = bound.generation
      bound = try counted()
      bound.generation = generation
    }
    return wrong
  }

  private func keptBound() throws(StorageError) -> BoundRows? {
    let kept = try connection.row("SELECT generation, sum, mark FROM bound_rows", of: "bound_rows") {
      (BoundRows(generation: $0.integer(), sum: $0.bytes()), $0.bytes())
    }
    guard let (bound, mark) = kept, let bound, mark == (try vault.mark(bound.markedBytes, for: "bound_rows"))
    else { return nil }
    return bound
  }

  private func counted() throws(StorageError) -> BoundRows {
    var bound = BoundRows()
    for mark in boundTables {
      _ = try connection.rows("SELECT mark \(mark.rows)", of: mark.table) { bound.add($0.bytes()) }
    }
    return bound
  }
}
