// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLite
internal import Cryptography
internal import Glibc

extension StorageError: CustomStringConvertible {
  /// One lower-case sentence for the terminal and the log, with what to do about it.
  public var description: String {
    switch self {
    case .file(let path, let code):
      "\(path) cannot be used: \(unsafe String(cString: strerror(code)).lowercased())"
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
    case .unreadableRow(let table): "a row of \(table) was changed from outside, or its seal does not hold"
    case .contradiction: "what was to be kept contradicts what is there; nothing was changed"
    case .cryptography(let error): error.description
    case .database(let code):
      "the database failed with sqlite code \(code): \(unsafe String(cString: sqlite3_errstr(code)).lowercased())"
    }
  }
}
