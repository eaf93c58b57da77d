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

  /// The key of a database that is there: it is read, never made.
  func read() throws(StorageError) -> Secret {
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      throw errno == ENOENT ? StorageError.keyMissing(path: path) : .file(path: path, code: errno)
    }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .file(path: path, code: errno) }
    guard status.st_mode & 0o077 == 0 else { throw .keyExposed(path: path) }
    guard status.st_size == Self.length else { throw .keyDamaged(path: path) }
    return try read(from: file)
  }

  /// The key of a database that is new: the one an interrupted start left, or a fresh one.
  func readOrMake() throws(StorageError) -> Secret {
    guard !StateFile.exists(path) else { return try read() }
    let key: Secret
    do {
      key = try Random.secret(Self.length)
    } catch {
      throw .cryptography(error)
    }
    // Under another name until all of it is on the disk: a key file that is there is whole.
    let draft = path + ".new"
    unsafe unlink(draft)
    try key.withBytes { (bytes) throws(StorageError) in try StateFile.write(bytes, to: draft) }
    guard unsafe rename(draft, path) == 0 else { throw .file(path: path, code: errno) }
    try StateFile.syncFolder(folder)
    return key
  }

  private func read(from file: Int32) throws(StorageError) -> Secret {
    var bytes = [UInt8](repeating: 0, count: Self.length)
    defer { unsafe explicit_bzero(&bytes, Self.length) }
    guard unsafe Glibc.read(file, &bytes, Self.length) == Self.length else { throw .keyDamaged(path: path) }
    return Secret(bytes)
  }
}
