// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

@testable import Storage

/// A folder, or one above it, that others can write to or own.
struct StateFolderTests {
  let scratch: Scratch
  private var state: String { scratch.path + "/above/state" }

  init() throws {
    scratch = try Scratch()
    for folder in ["/above", "/above/state"] {
      try FileManager.default.createDirectory(
        atPath: scratch.path + folder, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    }
  }

  @Test(arguments: [
    ("/above/state", 0o777), ("/above/state", 0o770), ("/above/state", 0o1777), ("/above", 0o777),
  ])
  func `one that others can write to is refused, and nothing is made in it`(folder: String, mode: Int) throws
  {
    let path = scratch.path + folder
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    #expect(throws: StorageError.othersWrite(path: resolved(path))) { try CoreDatabase(inFolder: state) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: state).isEmpty)
  }

  @Test(.enabled(if: getuid() == 0), arguments: ["/above/state", "/above"])
  func `one that is another user's is refused`(folder: String) throws {
    chown(scratch.path + folder, 65534, 65534)
    #expect(throws: StorageError.othersOwn(path: resolved(scratch.path + folder))) {
      try CoreDatabase(inFolder: state)
    }
  }

  @Test(.enabled(if: getuid() == 0))
  func `a key that is another user's is refused`() throws {
    do { _ = try CoreDatabase(inFolder: state) }
    chown(state + "/core.key", 65534, 65534)
    #expect(throws: StorageError.othersOwn(path: state + "/core.key")) { try CoreDatabase(inFolder: state) }
  }

  @Test func `a folder of one's own in one like tmp is good`() throws {
    try FileManager.default.setAttributes([.posixPermissions: 0o1777], ofItemAtPath: scratch.path + "/above")
    _ = try CoreDatabase(inFolder: state)
  }

  private func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }
}
