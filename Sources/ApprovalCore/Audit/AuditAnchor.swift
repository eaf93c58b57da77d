// SPDX-License-Identifier: GPL-3.0-or-later

/// What is known of the audit log outside of it: some of its rows by number and hash, the last one that is surely kept among
/// them. A hash stands for every row before it, so a log that does not hold these rows is not the one that was written.
///
/// The rows lie the closer together the later they are: of a log of a million rows it knows about a hundred, and tells to a
/// quarter of its age from where on a log differs.
public struct AuditAnchor: Hashable, Sendable {
  /// One row of the log.
  public struct Row: Hashable, Sendable {
    /// Its number.
    public let sequence: Int64
    /// SHA-256 of it and of all before it, 32 bytes.
    public let hash: [UInt8]

    /// A row by its number and hash.
    public init(sequence: Int64, hash: [UInt8]) {
      self.sequence = sequence
      self.hash = hash
    }

    /// The row of an entry.
    public init(_ entry: AuditEntry) {
      self.init(sequence: entry.sequence, hash: entry.hash)
    }
  }

  /// In ascending order.
  public private(set) var rows: [Row]

  /// Rows that are known, in any order.
  public init(rows: [Row] = []) {
    self.rows = rows.sorted { $0.sequence < $1.sequence }
  }

  /// The last row known.
  public var head: Row? { rows.last }

  /// The last row known before a number.
  public func row(before sequence: Int64) -> Row? {
    rows.last { $0.sequence < sequence }
  }

  /// Takes the log's last row to be known too, and lets go of rows that lie closer than their age asks for.
  public mutating func note(_ row: Row) {
    guard row.sequence > head?.sequence ?? 0 else { return }
    rows.append(row)
    var kept: [Row] = []
    for (place, row) in rows.enumerated() {
      guard let before = kept.last, place + 1 < rows.count else {
        kept.append(row)
        continue
      }
      let after = rows[place + 1]
      let age = rows[rows.count - 1].sequence - after.sequence
      if after.sequence - before.sequence > age / 4 { kept.append(row) }
    }
    rows = kept
  }
}
