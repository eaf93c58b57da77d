// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import CSQLite
public import Cryptography
internal import Glibc
internal import Platform

/// Why a database could not be opened, read or written. No case carries a value that was stored.
public enum StorageError: Error, Hashable, Sendable {
  /// A folder or file is not there or may not be used; the code is errno(3)'s.
  case file(path: String, code: Int32)
  /// What was committed could not be made sure of on the disk; the code is errno(3)'s.
  case unsynced(path: String, code: Int32)
  /// Another program has the database open.
  case locked(path: String)
  /// There is no room left on the disk.
  case diskFull(path: String)
  /// The file is no database, or is damaged.
  case damaged(path: String)
  /// The disk or the file may only be read.
  case readOnly(path: String)
  /// The database is there, its key file is not.
  case keyMissing(path: String)
  /// The key file does not hold 32 bytes.
  case keyDamaged(path: String)
  /// Others than the owner may read the key file.
  case keyExposed(path: String)
  /// The key file is not the one that this database was sealed with.
  case keyWrong(path: String)
  /// A later version of the program wrote the database.
  case newerSchema(path: String, found: Int, known: Int)
  /// The database says an older version than it had: it was changed from outside, or is half of a copy.
  case schemaWentBack(path: String, found: Int, known: Int)
  /// The database is missing or empty, and its key is there.
  case stateLost(path: String)
  /// The log ends before a row that was written: the database is an older one, or was cut.
  case stateBehind(path: String, rows: Int64, known: Int64)
  /// The log does not hold the rows that were written; it does up to one row at least, and not up to the other.
  case logDiffers(path: String, after: Int64, upTo: Int64)
  /// The marked rows are not those that were written last: some are missing, or an older one stands in their place, or all are
  /// older.
  case rowsDiffer(path: String)
  /// The database's anchor is missing, and there was one.
  case anchorMissing(path: String)
  /// The database's anchor is not as it was written with this key.
  case anchorDamaged(path: String)
  /// Others can write to a file or folder of the state, or to a folder above it.
  case othersWrite(path: String)
  /// A file or folder of the state, or a folder above it, is another user's.
  case othersOwn(path: String)
  /// A row of this table does not read as what it should be, or its seal does not hold.
  case unreadableRow(table: String)
  /// What was to be written contradicts what is there.
  case contradiction
  /// libcrypto failed.
  case cryptography(CryptographyError)
  /// SQLite failed in some other way; the code is its extended result code.
  case database(code: Int32)

  /// What programs and the reader's table of sentences know it by: it never changes.
  public var code: String {
    switch self {
    case .locked: "errorStorageLocked"
    case .diskFull: "errorStorageFull"
    case .damaged, .unreadableRow: "errorStorageDamaged"
    case .keyMissing, .keyDamaged, .keyExposed, .keyWrong: "errorStorageKey"
    case .newerSchema: "errorStorageNewer"
    case .stateLost, .stateBehind, .logDiffers, .rowsDiffer, .anchorMissing, .anchorDamaged, .schemaWentBack:
      "errorStorageOlder"
    case .othersWrite, .othersOwn: "errorStorageExposed"
    case .file, .unsynced, .readOnly, .contradiction, .database: "errorStorage"
    case .cryptography(let error): error.code
    }
  }

  /// The same, as the core's own error of its store.
  var asStoreError: StoreError { StoreError(description, code: code) }
}

extension StorageError: CustomStringConvertible {
  /// One lower-case sentence for the terminal and the log, with what to do about it.
  public var description: String {
    switch self {
    case .file(let path, let code):
      "\(path) cannot be used: \(SystemError(code).description.lowercased())"
    case .unsynced(let path, let code):
      "the disk did not take what was written to \(path): \(SystemError(code).description.lowercased()); whether it is kept shows once the disk works again"
    case .locked(let path):
      "\(path) is in use by another program; is another daemon running on the same state?"
    case .diskFull(let path):
      "there is no room left on the disk of \(path); nothing was changed, free some and try again"
    case .damaged(let path): "\(path) is damaged or no database; put back a copy of it and its key"
    case .readOnly(let path):
      "\(path) may only be read; check its owner and that its disk is mounted for writing"
    case .keyMissing(let path):
      "the key file \(path) is missing; nothing was changed, put back the one that belongs to the database beside it"
    case .keyDamaged(let path):
      "the key file \(path) does not hold 32 bytes; put back the one that belongs here"
    case .keyExposed(let path): "the key file \(path) can be read by others; chmod 600 it"
    case .keyWrong(let path): "the key file \(path) is not the one the database beside it was sealed with"
    case .newerSchema(let path, let found, let known):
      "\(path) has schema version \(found), this program knows up to \(known); use the newer program"
    case .schemaWentBack(let path, let found, let known):
      "\(path) says schema version \(found) and had version \(known): it was changed from outside; \(Self.remedy(path))"
    case .stateLost(let path):
      "\(path) is missing or empty, and its key is there; \(Self.remedy(path))"
    case .stateBehind(let path, let rows, let known):
      "the log of \(path) ends with row \(rows), and row \(known) was written: it is an older copy, or was cut; \(Self.remedy(path))"
    case .logDiffers(let path, let after, let upTo):
      "the log of \(path) is not the one that was written, from a row between \(after + 1) and \(upTo) on; \(Self.remedy(path))"
    case .rowsDiffer(let path):
      "rows of \(path) are missing, or older than they were: it is an older copy, or was changed from outside; \(Self.remedy(path))"
    case .anchorMissing(let path):
      "\(path) is missing, which tells whether the database beside it is whole; \(Self.remedy(path))"
    case .anchorDamaged(let path):
      "\(path) is not as it was written with the key beside it; \(Self.remedy(path))"
    case .othersWrite(let path):
      "others can write to \(path), and so change who approves; chmod go-w it, the folder of the state itself to 700"
    case .othersOwn(let path):
      "\(path) belongs to another user, who can change who approves; chown it to the one the reader runs as, or name another folder"
    case .unreadableRow(let table): "a row of \(table) was changed from outside, or its seal does not hold"
    case .contradiction: "what was to be kept contradicts what is there; nothing was changed"
    case .cryptography(let error): error.description
    case .database(let code):
      "the database failed with sqlite code \(code): \(unsafe String(cString: sqlite3_errstr(code)).lowercased())"
    }
  }

  /// What root does about a state that went back: the folder's name is what `--state` takes.
  private static func remedy(_ path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    return
      "put back the newest copy, or have root accept it as it is: kodeoplaeserd accept-state --state \(folder)"
  }
}

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
