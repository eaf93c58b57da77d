// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// Files and folders of the state, which only their owner may use.
enum StateFile {
  /// Makes a folder and those above it that are missing, 0700: mkdir(2).
  static func makeFolder(_ path: String) throws(StorageError) {
    guard !exists(path) else { return }
    if let slash = path.dropLast().lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    let outcome = unsafe mkdir(path, 0o700)
    guard outcome == 0 || errno == EEXIST else { throw .file(path: path, code: errno) }
  }

  /// Refuses a folder that others can write to or own, or whose path they can: up to the nearest folder that is root's,
  /// above which all is the machine's.
  static func checkPrivate(_ folder: String) throws(StorageError) {
    guard let resolved = unsafe realpath(folder, nil) else { throw .file(path: folder, code: errno) }
    defer { unsafe free(resolved) }
    var path = unsafe String(cString: resolved)
    var isState = true
    while true {
      var facts = stat()
      guard unsafe lstat(path, &facts) == 0 else { throw .file(path: path, code: errno) }
      guard facts.st_uid == geteuid() || (!isState && facts.st_uid == 0) else { throw .othersOwn(path: path) }
      // In a folder like /tmp nobody moves what is another's.
      let isSticky = !isState && facts.st_mode & S_ISVTX != 0
      guard facts.st_mode & 0o022 == 0 || isSticky else { throw .othersWrite(path: path) }
      guard path != "/", isState || facts.st_uid != 0 else { return }
      isState = false
      let parent = path.prefix(upTo: path.lastIndex(of: "/") ?? path.startIndex)
      path = parent.isEmpty ? "/" : String(parent)
    }
  }

  /// The whole of a file of one's own; `nil` where it is not there. A link is not followed.
  static func read(_ path: String, atMost limit: Int) throws(StorageError) -> [UInt8]? {
    let file = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw .file(path: path, code: errno)
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: limit)
    var count = 0
    while count < limit {
      let read = unsafe bytes[count...].withUnsafeMutableBytes {
        unsafe Glibc.read(file, $0.baseAddress, $0.count)
      }
      guard read >= 0 else { throw .file(path: path, code: errno) }
      if read == 0 { break }
      count += read
    }
    return Array(bytes[..<count])
  }

  static func exists(_ path: String) -> Bool {
    unsafe access(path, F_OK) == 0
  }

  /// Makes an empty file, 0600; one that is there only loses what others may do with it.
  ///
  /// An existing file is never opened: closing it again would let go of every lock this process has on it (fcntl(2)).
  static func makePrivate(_ path: String) throws(StorageError) {
    let file = unsafe Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    if file >= 0 {
      close(file)
      return
    }
    guard errno == EEXIST, unsafe chmod(path, 0o600) == 0 else { throw .file(path: path, code: errno) }
  }

  /// Writes a file that must not be there and makes sure of it on the disk: fsync(2).
  ///
  /// - Parameter group: Who beside the owner may read it; nobody without it.
  static func write(_ bytes: Span<UInt8>, to path: String, readableBy group: UInt32? = nil)
    throws(StorageError)
  {
    let file = unsafe Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw .file(path: path, code: errno) }
    defer { close(file) }
    if let group {
      // The mode last: by umask(2) it would be another, and who the file is given to may read it only then.
      let isGiven = fchown(file, uid_t.max, group) == 0 && fchmod(file, 0o640) == 0
      guard isGiven else { throw .file(path: path, code: errno) }
    }
    let written = unsafe bytes.withUnsafeBytes { unsafe Glibc.write(file, $0.baseAddress, $0.count) }
    guard written == bytes.count else { throw .file(path: path, code: written < 0 ? errno : ENOSPC) }
    guard fsync(file) == 0 else { throw .file(path: path, code: errno) }
  }

  /// The group of a folder, or why there is none: stat(2).
  static func group(ofFolder path: String) throws(StorageError) -> UInt32 {
    var facts = stat()
    guard unsafe stat(path, &facts) == 0 else { throw .file(path: path, code: errno) }
    guard facts.st_mode & S_IFMT == S_IFDIR else { throw .file(path: path, code: ENOTDIR) }
    return facts.st_gid
  }

  /// Makes sure that the names in a folder are on the disk: fsync(2).
  static func syncFolder(_ path: String) throws(StorageError) {
    let folder = unsafe Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { throw .file(path: path, code: errno) }
    defer { close(folder) }
    guard fsync(folder) == 0 else { throw .file(path: path, code: errno) }
  }
}
