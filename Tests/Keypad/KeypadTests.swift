// SPDX-License-Identifier: GPL-3.0-or-later
import CLinux
import Foundation
import Testing

@testable import Keypad

struct KeypadTests {
  @Test func `a terminal gives keys at once, shows none, and is given back as it was`() async throws {
    var (main, terminal): (CInt, CInt) = (-1, -1)
    try #require(openpty(&main, &terminal, nil, nil, nil) == 0)
    defer {
      close(main)
      close(terminal)
    }
    let before = localFlags(terminal)
    let keypad = try TerminalKeypad(descriptor: terminal)
    #expect(localFlags(terminal) & tcflag_t(ICANON | ECHO) == 0)
    #expect(localFlags(terminal) & tcflag_t(ISIG) != 0)
    send(Array("27+".utf8), to: main)
    var keys = keypad.events.makeAsyncIterator()
    for expected in [Key.digit(2), .digit(7), .plus] { #expect(await keys.next() == .key(expected)) }
    keypad.stop()
    #expect(localFlags(terminal) == before)
    #expect(await keys.next() == nil)
    var waiting: CInt = 0
    #expect(ioctl(main, UInt(FIONREAD), &waiting) == 0 && waiting == 0, "the terminal echoed a key")
  }

  @Test func `a terminal that hangs up has ended`() async throws {
    var (main, terminal): (CInt, CInt) = (-1, -1)
    try #require(openpty(&main, &terminal, nil, nil, nil) == 0)
    let keypad = try TerminalKeypad(descriptor: terminal)
    close(main)
    #expect(await all(keypad) == [.ended])
    close(terminal)
  }

  @Test func `a pipe is no terminal`() throws {
    let (reading, writing) = try pipe()
    defer {
      close(reading)
      close(writing)
    }
    #expect(throws: KeypadError.notATerminal) { try TerminalKeypad(descriptor: reading) }
  }

  @Test func `a file is typed to its end`() async throws {
    let path = try script("27 09\n~1 45+e")
    let keys = "270945+e".compactMap { Key($0).map(KeypadEvent.key) }
    #expect(await all(try PipeKeypad(path: path)) == keys + [.ended])
  }

  @Test func `a script longer than the queue loses nothing`() async throws {
    let keys = String(repeating: "0123456789", count: 1000)
    let heard = await all(try PipeKeypad(path: try script(keys)))
    #expect(heard.count == 10_001)
    #expect(heard.dropLast() == keys.compactMap { Key($0).map(KeypadEvent.key) }[...])
  }

  @Test func `a FIFO is typed on by one program after another`() async throws {
    let path = try temporaryFolder() + "/keys"
    try #require(mkfifo(path, 0o600) == 0)
    let keypad = try PipeKeypad(path: path)
    var keys = keypad.events.makeAsyncIterator()
    for (typed, key) in [("1", Key.digit(1)), ("-", .minus), ("e", .enter)] {
      let writing = open(path, O_WRONLY)
      send(Array(typed.utf8), to: writing)
      close(writing)
      #expect(await keys.next() == .key(key))
    }
    keypad.stop()
    #expect(await keys.next() == nil)
  }

  @Test func `keys are handed over as they are read, those that waited first, and more than wait at most`()
    async throws
  {
    let path = try temporaryFolder() + "/keys"
    try #require(mkfifo(path, 0o600) == 0)
    let keypad = try PipeKeypad(path: path)
    // More than the queue holds, so that the keypad's thread waits for room when the keys are asked for.
    let early = String(repeating: "0123456789", count: KeyQueue.capacity / 4)
    let writing = open(path, O_WRONLY)
    send(Array(early.utf8), to: writing)
    var events = keypad.events.makeAsyncIterator()
    #expect(await events.next() == .key(.digit(0)))
    let (keys, taken) = AsyncStream.makeStream(of: Key.self)
    keypad.handKeys { taken.yield($0) }
    send(Array("+-x".utf8), to: writing)
    let expected = (early.dropFirst() + "+-").compactMap { Key($0) }
    var heard: [Key] = []
    for await key in keys {
      heard.append(key)
      if heard.count == expected.count { break }
    }
    #expect(heard == expected)
    // What is no key is told as before.
    guard case .lost(.notAKey) = await events.next() else {
      Issue.record("the end of the script was not told")
      return
    }
    close(writing)
    keypad.stop()
  }

  @Test func `what is no key ends a script, named by its place and never with the digits before it`()
    async throws
  {
    let events = await all(try PipeKeypad(path: try script("482917x1")))
    let error = KeypadError.notAKey(found: "\"x\"", position: 7)
    #expect(events.last == .lost(error))
    #expect(error.description == "character 7 of the keypad's script, \"x\", is no key")
  }

  @Test func `a script that is missing or a folder is refused`() throws {
    let folder = try temporaryFolder()
    #expect(throws: KeypadError.notFound(path: folder + "/none")) { try PipeKeypad(path: folder + "/none") }
    #expect(throws: KeypadError.self) { try PipeKeypad(path: folder) }
  }

  @Test func `a keypad stopped in a long pause is gone at once`() async throws {
    let keypad = try PipeKeypad(path: try script("1~99999 2"))
    var keys = keypad.events.makeAsyncIterator()
    #expect(await keys.next() == .key(.digit(1)))
    keypad.stop()
    #expect(await keys.next() == nil)
  }

  @Test(arguments: [
    ("terminal", KeypadChoice.terminal), ("evdev:/dev/input/event3", .evdev(path: "/dev/input/event3")),
    ("pipe:-", .pipe(path: "-")), ("pipe:a:b", .pipe(path: "a:b")),
  ])
  func `a keypad is chosen by name`(text: String, choice: KeypadChoice) throws {
    #expect(try KeypadChoice(parsing: text) == choice)
  }

  @Test(arguments: ["", "evdev", "evdev:", "pipe:", "terminal:", "mouse:/dev/input/mice"])
  func `another name is refused`(text: String) {
    #expect(throws: KeypadError.unknownChoice(text)) { try KeypadChoice(parsing: text) }
  }
}

private func all(_ keypad: some Keypad) async -> [KeypadEvent] {
  var events: [KeypadEvent] = []
  for await event in keypad.events { events.append(event) }
  return events
}

private func pipe() throws -> (reading: CInt, writing: CInt) {
  var ends: [CInt] = [-1, -1]
  try #require(pipe(&ends) == 0)
  return (ends[0], ends[1])
}

private func send(_ bytes: [UInt8], to descriptor: CInt) {
  #expect(write(descriptor, bytes, bytes.count) == bytes.count)
}

private func localFlags(_ terminal: CInt) -> tcflag_t {
  var settings = termios()
  #expect(tcgetattr(terminal, &settings) == 0)
  return settings.c_lflag
}

private func temporaryFolder() throws -> String {
  let folder = NSTemporaryDirectory() + "keypad-" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  return folder
}

private func script(_ text: String) throws -> String {
  let path = try temporaryFolder() + "/script"
  try text.write(toFile: path, atomically: true, encoding: .utf8)
  return path
}
