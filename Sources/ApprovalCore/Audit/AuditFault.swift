// SPDX-License-Identifier: GPL-3.0-or-later

/// The first place where the audit log does not hold.
public struct AuditFault: Hashable, Sendable, CustomStringConvertible {
  /// How a log may fail to hold.
  public enum Kind: Hashable, Sendable {
    /// The row's own hash is not the one its fields make.
    case edited
    /// The row, or rows from it on, are missing.
    case missing
    /// The row does not follow the one before it.
    case unchained
    /// The log ends before this row, which was written.
    case truncated
    /// The chain holds, and is not the one that was written: some row from `sequence` to this one is the first that differs.
    case rewritten(upTo: Int64)
  }

  /// What is wrong.
  public let kind: Kind
  /// The row at fault.
  public let sequence: Int64

  /// For the terminal.
  public var description: String {
    switch kind {
    case .edited: "row \(sequence) was edited"
    case .missing: "row \(sequence) is missing"
    case .unchained: "row \(sequence) does not follow the row before it"
    case .rewritten(let last):
      "the rows from one between \(sequence) and \(last) on are not those that were written"
    case .truncated: "the log ends before row \(sequence), which was written"
    }
  }
}
