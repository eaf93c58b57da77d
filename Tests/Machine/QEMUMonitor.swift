// SPDX-License-Identifier: GPL-3.0-or-later
import JSON

/// What qemu is told from outside: its machine protocol, QMP.
final class QEMUMonitor {
  private let socket: LineSocket

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
      // Events come between command and answer.
      guard let error = answer["error"] else { continue }
      throw MachineError("qemu does not \(command): \(error["desc"]?.text ?? "")")
    }
  }

  /// Waits for an event.
  func wait(for event: String) throws {
    while try next()["event"]?.text != event {}
  }

  private func next() throws -> JSONValue { try JSONValue(reading: Array(try socket.next().utf8)) }
}
