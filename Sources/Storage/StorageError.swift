// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
public import Cryptography

/// Why a database could not be opened, read or written. No case carries a value that was stored.
public enum StorageError: Error, Hashable, Sendable {
  /// A folder or file is not there or may not be used; the code is errno(3)'s.
  case file(path: String, code: Int32)
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

  /// The key of the phrase that the reader speaks for this error.
  public var phrase: String {
    switch self {
    case .locked: "errorStorageLocked"
    case .diskFull: "errorStorageFull"
    case .damaged, .unreadableRow: "errorStorageDamaged"
    case .keyMissing, .keyDamaged, .keyExposed, .keyWrong: "errorStorageKey"
    case .newerSchema: "errorStorageNewer"
    case .stateLost, .stateBehind, .logDiffers, .rowsDiffer, .anchorMissing, .anchorDamaged, .schemaWentBack:
      "errorStorageOlder"
    case .othersWrite, .othersOwn: "errorStorageExposed"
    case .file, .readOnly, .contradiction, .database: "errorStorage"
    case .cryptography(let error): error.code
    }
  }

  /// The same, as the core's own error of its store.
  var asStoreError: StoreError { StoreError(description) }
}
