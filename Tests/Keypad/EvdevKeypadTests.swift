// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Testing

@testable import Keypad

/// A keypad that comes and goes, as a FIFO in a folder.
@Suite(.timeLimit(.minutes(20))) struct EvdevKeypadTests {
  private let socket = Sockets()

  @Test func `an input device's records become keys, and that it is unplugged is told`() async throws {
    let plug = try socket.plugIn()
    let keypad = try EvdevKeypad(socket, waits: false)
    #expect(keypad.beginning == .success([.evdev(path: socket.path)]))
    var events = keypad.events.makeAsyncIterator()
    plug.press([KEY_KP1, KEY_KPPLUS, KEY_KPENTER])
    for key in [Key.digit(1), .plus, .enter] { #expect(await events.next() == .key(key)) }
    plug.pull()
    #expect(await events.next() == .lost(.gone(path: socket.path)))
    keypad.stop()
    #expect(await events.next() == nil)
  }

  @Test func `an unplugged keypad is read again each time it is plugged in`() async throws {
    var plug = try socket.plugIn()
    let keypad = try EvdevKeypad(socket, waits: false)
    var events = keypad.events.makeAsyncIterator()
    for _ in 0..<3 {
      plug.pull()
      #expect(await events.next() == .lost(.gone(path: socket.path)))
      plug = try socket.plugIn()
      #expect(await events.next() == .found(.evdev(path: socket.path)))
      plug.press([KEY_KP7])
      #expect(await events.next() == .key(.digit(7)))
    }
    keypad.stop()
    #expect(await events.next() == nil)
  }

  @Test func `a keypad that was never there is waited for where that is wanted, and with it its folder`()
    async throws
  {
    let socket = Sockets(in: "input/by-id")
    #expect(throws: KeypadError.notFound(path: socket.path)) { try EvdevKeypad(socket, waits: false) }
    var looks = socket.looks.makeAsyncIterator()
    let keypad = try EvdevKeypad(socket, waits: true)
    #expect(keypad.beginning == .failure(.notFound(path: socket.path)))
    var events = keypad.events.makeAsyncIterator()
    #expect(await events.next() == .lost(.notFound(path: socket.path)))
    // The two looks before it waits, and the one that was refused.
    for _ in 0..<3 { #expect(await looks.next() != nil) }
    _ = try socket.plugIn()
    #expect(await events.next() == .found(.evdev(path: socket.path)))
    keypad.stop()
  }

  @Test func `a device that may be read only after it came is no complaint, and taken then`() async throws {
    let keypad = try EvdevKeypad(socket, waits: true, settling: .seconds(3600))
    var (events, looks) = (keypad.events.makeAsyncIterator(), socket.looks.makeAsyncIterator())
    #expect(await events.next() == .lost(.notFound(path: socket.path)))
    _ = try socket.plugIn(mode: 0)
    while let look = await looks.next(), look != .notAllowed(path: socket.path) {}
    chmod(socket.path, 0o600)
    #expect(await events.next() == .found(.evdev(path: socket.path)))
    keypad.stop()
  }

  @Test func `what stays wrong with a device that came is told once`() async throws {
    let keypad = try EvdevKeypad(socket, waits: true, settling: .milliseconds(1))
    var (events, looks) = (keypad.events.makeAsyncIterator(), socket.looks.makeAsyncIterator())
    #expect(await events.next() == .lost(.notFound(path: socket.path)))
    _ = try socket.plugIn(mode: 0)
    #expect(await events.next() == .lost(.notAllowed(path: socket.path)))
    // It is looked at again, and there is nothing new to tell.
    while let look = await looks.next(), look != .notAllowed(path: socket.path) {}
    chmod(socket.path, 0)
    chmod(socket.path, 0o600)
    #expect(await events.next() == .found(.evdev(path: socket.path)))
    keypad.stop()
  }

  @Test func `a keypad that is stopped while it is waited for is gone at once`() async throws {
    let keypad = try EvdevKeypad(socket, waits: true)
    var events = keypad.events.makeAsyncIterator()
    #expect(await events.next() == .lost(.notFound(path: socket.path)))
    keypad.stop()
    #expect(await events.next() == nil)
  }

  @Test func `what is no keypad is refused, and what is not there`() {
    for (path, error) in [
      ("/dev/null", KeypadError.notAKeypad(path: "/dev/null")),
      ("/dev/input/none", .notFound(path: "/dev/input/none")),
    ] {
      #expect(throws: error) { try EvdevKeypad(EvdevSource(path: path), waits: false) }
    }
  }

  @Test func `a folder without input devices holds no keypad`() throws {
    try socket.makeFolder()
    _ = FileManager.default.createFile(atPath: socket.path, contents: Data())
    for folder in [socket.folder, socket.folder + "/none"] {
      let found = EvdevSource(in: folder).look(besides: [])
      #expect(found.isEmpty && found.proposed.isEmpty)
      #expect(found.report == .notFound(path: folder))
    }
  }

  @Test(arguments: [
    ("/dev/input/event3", "/dev/input"), ("/event3", "/"), ("event3", "."), ("a/event3", "a"),
  ])
  func `a device is awaited in its folder`(path: String, folder: String) {
    #expect(EvdevSource(path: path).folder == folder)
  }
}
