// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Platform

/// The files and folders that an installation made, in order: a path a line, folders with a slash at their end.
struct Manifest {
  private var folders: [String] = []
  private var files: [String] = []

  init() {}

  init(reading text: String) {
    for line in text.split(separator: "\n").map(String.init) {
      if line.hasSuffix("/") { folders.append(line) } else { files.append(line) }
    }
  }

  /// Writes a file under another name and gives it its own when it is whole, so that a program that runs goes on with the
  /// one that it has.
  mutating func write(_ bytes: [UInt8], to path: String, under root: String, mode: mode_t) throws {
    try makeFolders(above: path, under: root)
    let (place, new) = (root + path, "\(root)\(path).new")
    let file = open(new, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard file >= 0 else { throw Failure(.other, "\(place) cannot be written: \(SystemError.last)") }
    let (_, error) = WriteTarget.file(file).writeAll(bytes)
    let isKept = error == nil && fchmod(file, mode) == 0 && fsync(file) == 0
    close(file)
    guard isKept, rename(new, place) == 0 else {
      let reason = error ?? .last
      unlink(new)
      throw Failure(.other, "\(place) cannot be written: \(reason)")
    }
    files.append(path)
  }

  /// Writes the list itself.
  mutating func write(to path: String, under root: String) throws {
    try makeFolders(above: path, under: root)
    let lines = folders + files
    var list = Manifest()
    try list.write(Array((lines.joined(separator: "\n") + "\n").utf8), to: path, under: root, mode: 0o644)
  }

  private mutating func makeFolders(above path: String, under root: String) throws {
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += "/" + part
      if access(root + folder, F_OK) == 0 { continue }
      // The folder that stands for / is the caller's: those above it are made too, and not listed.
      try Self.make(root + folder)
      folders.append(folder + "/")
    }
  }

  /// Makes a folder, and those above it that are missing. All may read it, whatever the umask of who installs.
  private static func make(_ path: String) throws {
    if mkdir(path, 0o755) != 0, errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex
    {
      try make(String(path[..<slash]))
      mkdir(path, 0o755)
    }
    guard chmod(path, 0o755) == 0 else {
      throw Failure(.other, "the folder \(path) cannot be made: \(SystemError.last)")
    }
  }

  /// Removes the files, the list, and the folders that are empty then, the deepest first; the paths of what is gone.
  func remove(under root: String, withList list: String) throws -> [String] {
    var gone: [String] = []
    for path in files.map({ root + $0 }) + [list] {
      guard unlink(path) == 0 || errno == ENOENT else {
        throw Failure(.other, "\(path) cannot be removed: \(SystemError.last)")
      }
      gone.append(path)
    }
    for folder in folders.reversed() where rmdir(root + folder) == 0 { gone.append(root + folder) }
    return gone
  }
}
