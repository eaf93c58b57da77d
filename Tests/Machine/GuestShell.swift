// SPDX-License-Identifier: GPL-3.0-or-later

/// The shell that the machine gives to whoever tests it.
final class GuestShell {
  private let socket: LineSocket

  /// Waits until the machine has booted.
  init(_ socket: LineSocket) throws {
    self.socket = socket
    try expectSuccess(of: "the boot")
  }

  /// Runs a command to its end, which must be 0: its output and errors, line by line.
  @discardableResult
  func run(_ command: String) throws -> [String] {
    try socket.write("{ \(command)\n} </dev/null\necho \"@$?\"")
    return try expectSuccess(of: command)
  }

  /// What comes up to the line with an exit status.
  @discardableResult
  private func expectSuccess(of command: String) throws -> [String] {
    var output: [String] = []
    while true {
      let line = try socket.next()
      guard line.first == "@" else {
        output.append(line)
        continue
      }
      guard line == "@0" else {
        throw MachineError("\(command) ended with \(line.dropFirst()): \(output.joined(separator: " / "))")
      }
      return output
    }
  }
}
