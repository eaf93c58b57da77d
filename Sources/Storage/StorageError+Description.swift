// SPDX-License-Identifier: GPL-3.0-or-later
internal import CSQLite
internal import Cryptography
internal import Glibc
internal import Platform

extension StorageError: CustomStringConvertible {
  /// One lower-case sentence for the terminal and the log, with what to do about it.
  public var description: String {
    switch self {
    case .file(let path, let code):
      "\(path) cannot be used: \(SystemError(code).description.lowercased())"
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
