// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// One value on its way into a column.
enum Value {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])

  init(_ text: String?) {
    self = text.map(Value.text) ?? .null
  }

  init(_ bytes: [UInt8]?) {
    self = bytes.map(Value.bytes) ?? .null
  }

  init(_ number: (some FixedWidthInteger)?) {
    // The bits of an unsigned number over Int64.max come back through the same door.
    self = number.map { .integer(Int64(truncatingIfNeeded: $0)) } ?? .null
  }

  init(_ instant: Instant?) {
    self.init(instant?.milliseconds)
  }

  init(_ isTrue: Bool) {
    self = .integer(isTrue ? 1 : 0)
  }

  init(_ name: (some RawRepresentable<String>)?) {
    self.init(name?.rawValue)
  }

  init(_ id: UserID) {
    self = .text(id.canonical)
  }
}
