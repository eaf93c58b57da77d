// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLite

/// One prepared statement, finalised when it goes.
@safe final class Statement {
  private let pointer: OpaquePointer

  init(owning pointer: OpaquePointer) {
    unsafe self.pointer = pointer
  }

  deinit {
    unsafe sqlite3_finalize(pointer)
  }

  /// Gives the parameters their values, from the first on: an SQLite result code.
  func bind(_ values: [Value]) -> Int32 {
    for (offset, value) in values.enumerated() {
      let code = bind(value, at: Int32(offset + 1))
      guard code == SQLITE_OK else { return code }
    }
    return SQLITE_OK
  }

  /// One step: an SQLite result code, SQLITE_ROW where it stands on a row.
  func step() -> Int32 {
    unsafe sqlite3_step(pointer)
  }

  func row(of table: String) -> Row {
    unsafe Row(of: pointer, table: table)
  }

  /// Ready for the next time; the values are let go.
  func reset() {
    unsafe sqlite3_reset(pointer)
    unsafe sqlite3_clear_bindings(pointer)
  }

  private func bind(_ value: Value, at index: Int32) -> Int32 {
    switch value {
    case .null: unsafe sqlite3_bind_null(pointer, index)
    case .integer(let number): unsafe sqlite3_bind_int64(pointer, index, number)
    case .text(var text):
      text.withUTF8 { bytes in
        unsafe csqlite_bind_text(pointer, index, bytes.baseAddress, UInt64(bytes.count))
      }
    case .bytes(let bytes): unsafe csqlite_bind_blob(pointer, index, bytes, UInt64(bytes.count))
    }
  }
}
