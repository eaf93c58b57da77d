// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Testing

/// Files that hold what was heard: new ones, nobody else's, never through a link.
struct NewFileTests {
  let folder = FileManager.default.temporaryDirectory.path + "/kodeoplaeser-new-\(UUID().uuidString)"
  private var path: String { folder + "/heard" }

  init() throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  private func begin() -> (descriptor: Int32, code: Int32) {
    let descriptor = clinux_new_file(path)
    return (descriptor, descriptor < 0 ? errno : 0)
  }

  private func mode() throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a new file is its owner's alone`() throws {
    let file = begin().descriptor
    defer { close(file) }
    #expect(file >= 0)
    #expect(try mode() == 0o600)
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func `who had the old file open reads nothing of the new one`() throws {
    try Data("old words".utf8).write(to: URL(fileURLWithPath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o666], ofItemAtPath: path)
    let spy = open(path, O_RDWR)
    let file = begin().descriptor
    defer { for descriptor in [spy, file] { close(descriptor) } }
    #expect(write(file, "secret", 6) == 6)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "secret")
    #expect(try mode() == 0o600)
    var bytes = [UInt8](repeating: 0, count: 64)
    let count = read(spy, &bytes, bytes.count)
    #expect(String(decoding: bytes.prefix(max(0, count)), as: UTF8.self) == "old words")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["heard"])
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test(arguments: [true, false])
  func `a link is not followed, wherever it leads`(isThere: Bool) throws {
    let target = folder + "/theirs"
    if isThere { try Data("theirs".utf8).write(to: URL(fileURLWithPath: target)) }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    #expect(begin().code == ELOOP)
    #expect(FileManager.default.fileExists(atPath: target) == isThere)
    if isThere { #expect(try String(contentsOfFile: target, encoding: .utf8) == "theirs") }
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test(.enabled(if: getuid() == 0))
  func `another user's file is left alone`() throws {
    try Data("theirs".utf8).write(to: URL(fileURLWithPath: path))
    chown(path, 65534, 65534)
    #expect(begin().code == EPERM)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "theirs")
    try FileManager.default.removeItem(atPath: folder)
  }

  @Test func `a pipe is written to as it is`() throws {
    #expect(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    let file = begin().descriptor
    defer { for descriptor in [reader, file] { close(descriptor) } }
    #expect(write(file, "heard", 5) == 5)
    var bytes = [UInt8](repeating: 0, count: 64)
    #expect(read(reader, &bytes, bytes.count) == 5)
    try FileManager.default.removeItem(atPath: folder)
  }
}
