// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// The marked rows of a database as one: the sum of their marks, and how often it was written.
///
/// A row's own mark tells that the row was written with the key; neither that it is the newest of its key, nor that no row is
/// missing beside it. The sum tells both.
///
/// 1. It stands in one row of its own, `bound_rows`, under a mark. It is written by a transaction that writes marked rows, and
///    by no other: the request, the steps and the end of an ordinary approval write none, and cost what they cost without it.
///    A counter in each row, or a tree over them, would have to be written or walked by every one.
/// 2. The anchor beside the database knows how often it was written, so that the row itself cannot be put back with the others.
/// 3. It is compared with the rows once, when the database is opened; from then on the file is this program's alone.
struct BoundRows: Equatable, Sendable {
  /// How often it was written; more than the anchor knows, or as often.
  var generation: Int64 = 0
  private var words: [UInt64] = [0, 0, 0, 0]

  init() {}

  /// What was kept; `nil` where it is none.
  init?(generation: Int64, sum: [UInt8]) {
    guard sum.count == 32 else { return nil }
    self.generation = generation
    words = Self.words(of: sum)
  }

  /// The sum, 32 bytes.
  var sum: [UInt8] {
    words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } }
  }

  /// What its own mark is over.
  var markedBytes: [UInt8] { Array("\(generation)\0".utf8) + sum }

  /// Takes a mark in. The sum is modulo 2²⁵⁶ and not a parity: rows of before that make up for those of now are not found
  /// by solving linear equations.
  mutating func add(_ mark: [UInt8]) { add(words: Self.words(of: mark)) }

  /// Takes a mark out again.
  mutating func subtract(_ mark: [UInt8]) {
    // The two's complement: the rest is added.
    add(words: Self.words(of: mark).map { ~$0 })
    add(words: [1, 0, 0, 0])
  }

  private mutating func add(words other: [UInt64]) {
    var carry: UInt64 = 0
    for index in words.indices {
      let (first, isOver) = words[index].addingReportingOverflow(other[index])
      let (second, isOverAgain) = first.addingReportingOverflow(carry)
      words[index] = second
      carry = isOver || isOverAgain ? 1 : 0
    }
  }

  /// Four words; of what is no mark, zeros.
  private static func words(of mark: [UInt8]) -> [UInt64] {
    guard mark.count == 32 else { return [0, 0, 0, 0] }
    return (0..<4).map { word in
      (0..<8).reduce(0) { $0 | UInt64(mark[8 * word + $1]) << (8 * UInt64($1)) }
    }
  }
}

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
    guard try isWhole(boundTables) else { throw .rowsDiffer(path: connection.path) }
  }

  /// Reads the sum; whether it is that of the rows of these tables.
  func isWhole(_ tables: [RowMark]) throws(StorageError) -> Bool {
    guard let kept = try keptBound() else { return false }
    bound = kept
    return try counted(tables).sum == kept.sum
  }

  /// Takes the rows that are there for the whole, as a migration left them; inside its transaction.
  ///
  /// - Parameters:
  ///   - tables: those that were marked in its day; `nil` for those of today.
  ///   - generation: how often the sum was written before, which the anchor knows.
  func countBound(_ tables: [RowMark]? = nil, generation: Int64 = 0) throws(StorageError) {
    bound = try counted(tables ?? boundTables)
    bound.generation = generation
    try keepBound()
  }

  /// Takes the rows that are there for the whole, as root accepts them.
  ///
  /// - Parameter generation: what the anchor knows; what is accepted is newer than all that was.
  func acceptBound(after generation: Int64) throws(StorageError) {
    try transaction(.durable) { () throws(StorageError) in
      let next = max(generation, bound.generation) + 1
      bound = try counted(boundTables)
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
      bound = try counted(boundTables)
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

  private func counted(_ tables: [RowMark]) throws(StorageError) -> BoundRows {
    var bound = BoundRows()
    for mark in tables {
      _ = try connection.rows("SELECT mark \(mark.rows)", of: mark.table) { bound.add($0.bytes()) }
    }
    return bound
  }
}
