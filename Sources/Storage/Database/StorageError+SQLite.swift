// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLite
internal import Glibc

extension StorageError {
  /// What an SQLite result code means here; `systemCode` is the errno(3) behind it, where there is one.
  init(code: Int32, path: String, systemCode: Int32) {
    switch code & 0xff {
    case SQLITE_BUSY, SQLITE_LOCKED: self = .locked(path: path)
    case SQLITE_FULL: self = .diskFull(path: path)
    case SQLITE_CORRUPT, SQLITE_NOTADB: self = .damaged(path: path)
    case SQLITE_READONLY: self = .readOnly(path: path)
    case SQLITE_CONSTRAINT: self = .contradiction
    case SQLITE_IOERR where [ENOSPC, EDQUOT].contains(systemCode): self = .diskFull(path: path)
    case SQLITE_IOERR, SQLITE_CANTOPEN:
      self = systemCode == 0 ? .database(code: code) : .file(path: path, code: systemCode)
    default: self = .database(code: code)
    }
  }
}
