// SPDX-License-Identifier: GPL-3.0-or-later

/// The first place where the audit log does not hold.
public enum AuditFault: Hashable, Sendable, CustomStringConvertible {
  case edited(sequence: Int64)
  case gap(after: Int64)
  case unchained(sequence: Int64)
  case truncated(at: Int64)

  public var description: String {
    switch self {
    case .edited(let sequence): "row \(sequence) was edited"
    case .gap(let sequence): "rows are missing after row \(sequence)"
    case .unchained(let sequence): "row \(sequence) does not follow the row before it"
    case .truncated(let sequence): "the log ends at row \(sequence), before the last row that was written"
    }
  }
}
