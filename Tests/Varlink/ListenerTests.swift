// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Testing

@testable import Varlink

struct ListenerTests {
  @Test func `a socket somebody listens at is taken, and one nobody listens at is replaced`() throws {
    let path = try socketPath()
    let first = try VarlinkListener(path: path, access: .owner)
    #expect(throws: VarlinkError.socketTaken(path: path)) { try VarlinkListener(path: path, access: .owner) }
    close(first.descriptor)
    #expect(FileManager.default.fileExists(atPath: path))
    let second = try VarlinkListener(path: path, access: .owner)
    second.end()
    #expect(!FileManager.default.fileExists(atPath: path))
  }

  @Test func `a file is not replaced`() throws {
    let path = try socketPath()
    try "precious".write(toFile: path, atomically: true, encoding: .utf8)
    #expect(throws: VarlinkError.notASocket(path: path)) { try VarlinkListener(path: path, access: .owner) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
  }

  @Test(arguments: [(VarlinkListener.Access.owner, 0o600), (.everyone, 0o666)])
  func `the socket is open to whom it should be`(access: VarlinkListener.Access, mode: Int) throws {
    let path = try socketPath()
    let listener = try VarlinkListener(path: path, access: access)
    defer { listener.end() }
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == mode)
  }

  @Test func `a path too long or in no folder is refused by name`() throws {
    let long = "/tmp/" + String(repeating: "x", count: 103)
    #expect(throws: VarlinkError.pathTooLong(path: long)) { try VarlinkListener(path: long, access: .owner) }
    #expect(throws: VarlinkError.cannotListen(path: "/nowhere/socket", reason: "No such file or directory")) {
      try VarlinkListener(path: "/nowhere/socket", access: .owner)
    }
  }

  @Test func `a descriptor handed over must listen`() throws {
    let path = try socketPath()
    let made = try VarlinkListener(path: path, access: .owner)
    defer { made.end() }
    #expect(try VarlinkListener(handedOver: made.descriptor).path == nil)
    let idle = clinux_unix_socket(false)
    defer { close(idle) }
    #expect(throws: VarlinkError.self) { try VarlinkListener(handedOver: idle) }
  }

  @Test func `a client says why the daemon cannot be reached`() throws {
    #expect(throws: VarlinkError.unreachable(path: "/nowhere/socket", reason: "No such file or directory")) {
      try VarlinkClient(path: "/nowhere/socket")
    }
  }
}
