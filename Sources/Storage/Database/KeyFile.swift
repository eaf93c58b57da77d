// SPDX-License-Identifier: GPL-3.0-or-later
internal import Cryptography
internal import Glibc

/// The 32 random bytes beside a database that its sealed columns are sealed with; 0600.
///
/// Whoever calls it has the database locked, so no two programs make a key at once.
struct KeyFile {
  let folder: String
  let name: String

  private static let length = 32
  var path: String { folder + "/" + name }

  private var draft: String { path + ".new" }
  var exists: Bool { StateFile.exists(path) }

  /// The key of a database that is there: it is read, never made.
  func read() throws(StorageError) -> Secret { try read(path) }

  /// The key of a database whose first start was interrupted before `settle()`; `nil` where none was.
  func readDraft() throws(StorageError) -> Secret? {
    StateFile.exists(draft) ? try read(draft) : nil
  }

  /// A fresh key for a database that is new, under another name until that is on the disk: where there is a key under its
  /// own name, there is a database that it belongs to.
  func makeDraft() throws(StorageError) -> Secret {
    let key: Secret
    do {
      key = try Random.secret(Self.length)
    } catch {
      throw .cryptography(error)
    }
    unsafe unlink(draft)
    try key.withBytes { (bytes) throws(StorageError) in try StateFile.write(bytes, to: draft) }
    try StateFile.syncFolder(folder)
    return key
  }

  /// Gives the key its own name: its database is on the disk.
  func settle() throws(StorageError) {
    try StateFile.syncFolder(folder)
    guard unsafe rename(draft, path) == 0 else { throw .file(path: path, code: errno) }
    try StateFile.syncFolder(folder)
  }

  private func read(_ path: String) throws(StorageError) -> Secret {
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      throw errno == ENOENT ? StorageError.keyMissing(path: path) : .file(path: path, code: errno)
    }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .file(path: path, code: errno) }
    guard status.st_uid == geteuid() else { throw .othersOwn(path: path) }
    guard status.st_mode & 0o077 == 0 else { throw .keyExposed(path: path) }
    guard status.st_size == Self.length else { throw .keyDamaged(path: path) }
    return try read(from: file)
  }

  private func read(from file: Int32) throws(StorageError) -> Secret {
    var bytes = [UInt8](repeating: 0, count: Self.length)
    defer { unsafe explicit_bzero(&bytes, Self.length) }
    guard unsafe Glibc.read(file, &bytes, Self.length) == Self.length else { throw .keyDamaged(path: path) }
    return Secret(bytes)
  }
}
