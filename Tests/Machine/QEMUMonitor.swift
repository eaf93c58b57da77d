// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// What qemu is told from outside: its machine protocol, QMP.
final class QEMUMonitor {
  private let socket: LineSocket
  private var unplugged: Set<String> = []

  init(_ socket: LineSocket) throws {
    self.socket = socket
    // The greeting.
    _ = try socket.next()
    try perform("qmp_capabilities")
  }

  /// Performs a command.
  @discardableResult
  func perform(_ command: String, _ arguments: JSONValue = .object([:])) throws -> JSONValue {
    let message: JSONValue = ["execute": .string(command), "arguments": arguments]
    try socket.write(String(decoding: try message.written(), as: UTF8.self))
    while true {
      let answer = try next()
      if let result = answer["return"] { return result }
      if let error = answer["error"] {
        throw MachineError("qemu does not \(command): \(error["desc"]?.text ?? "")")
      }
    }
  }

  /// Waits until a device is gone that was to be unplugged.
  func waitUntilUnplugged(_ device: String) throws {
    while !unplugged.contains(device) { _ = try next() }
  }

  /// The next message; an event may come between a command and its answer.
  private func next() throws -> JSONValue {
    let message = try JSONValue(reading: Array(try socket.next().utf8))
    if message["event"]?.text == "DEVICE_DELETED", let device = message["data"]?["device"]?.text {
      unplugged.insert(device)
    }
    return message
  }
}
