// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Platform
import Testing

/// New files, this user's alone, never through a link; and writing all of what is to be written.
struct FileTests {
  private let scratch: Scratch
  private var folder: String { scratch.path }
  private var path: String { scratch.path("heard") }

  init() throws { scratch = try Scratch("files") }

  private func begin() -> (descriptor: Int32, code: Int32) {
    do {
      return (try Files.create(path), 0)
    } catch {
      return (-1, error.code)
    }
  }

  private func mode() throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
  }

  @Test func `a new file is its owner's alone`() throws {
    let file = begin().descriptor
    defer { close(file) }
    #expect(file >= 0)
    #expect(try mode() == 0o600)
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
  }

  @Test(arguments: [true, false])
  func `a link is not followed, wherever it leads`(isThere: Bool) throws {
    let target = folder + "/theirs"
    if isThere { try Data("theirs".utf8).write(to: URL(fileURLWithPath: target)) }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: target)
    #expect(begin().code == ELOOP)
    #expect(FileManager.default.fileExists(atPath: target) == isThere)
    if isThere { #expect(try String(contentsOfFile: target, encoding: .utf8) == "theirs") }
  }

  @Test(.enabled(if: getuid() == 0))
  func `another user's file is left alone`() throws {
    try Data("theirs".utf8).write(to: URL(fileURLWithPath: path))
    chown(path, 65534, 65534)
    #expect(begin().code == EPERM)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "theirs")
  }

  @Test func `a pipe is written to as it is`() throws {
    #expect(mkfifo(path, 0o600) == 0)
    let reader = open(path, O_RDONLY | O_NONBLOCK)
    let file = begin().descriptor
    defer { for descriptor in [reader, file] { close(descriptor) } }
    #expect(write(file, "heard", 5) == 5)
    var bytes = [UInt8](repeating: 0, count: 64)
    #expect(read(reader, &bytes, bytes.count) == 5)
  }

  @Test func `a folder is removed with what is in it, and what a link in it leads to stays`() throws {
    let kept = folder + ".kept"
    try Data().write(to: URL(fileURLWithPath: kept))
    try FileManager.default.createDirectory(atPath: folder + "/a/b", withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: folder + "/a/link", withDestinationPath: kept)
    try Files.removeFolder(folder)
    #expect(!FileManager.default.fileExists(atPath: folder) && FileManager.default.fileExists(atPath: kept))
    #expect(throws: SystemError(ENOENT)) { try Files.removeFolder(folder) }
    try FileManager.default.removeItem(atPath: kept)
  }

  @Test func `all bytes are written to a pipe that takes them a few at a time`() async throws {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    let (reading, writing) = (ends[0], ends[1])
    let bytes = (0..<200_000).map { UInt8(truncatingIfNeeded: $0) }
    let reader = Task.detached {
      FileHandle(fileDescriptor: reading, closeOnDealloc: true).readDataToEndOfFile()
    }
    let (written, error) = WriteTarget.file(writing).writeAll(bytes)
    close(writing)
    #expect(written == bytes.count && error == nil)
    #expect(await reader.value == Data(bytes))
  }

  @Test func `what kept the rest from being written is told, with how much was`() throws {
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    let (written, error) = WriteTarget.file(full).writeAll([1, 2, 3])
    #expect(written == 0 && error == SystemError(ENOSPC))
    let file = begin().descriptor
    defer { close(file) }
    WriteTarget.fileAt(file, offset: 2).writeAll([1, 2])
    #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == Data([0, 0, 1, 2]))
  }

  @Test func `a peer that is gone is an error and no signal`() throws {
    var ends: [Int32] = [-1, -1]
    socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &ends)
    close(ends[1])
    let (written, error) = WriteTarget.socket(ends[0]).writeAll([1])
    #expect(written == 0 && error == SystemError(EPIPE))
    close(ends[0])
  }
}
