// SPDX-License-Identifier: GPL-3.0-or-later

/// One command of a program, of one word or two: `request`, `receipt verify`.
public struct Command: Hashable, Sendable {
  public let name: String
  /// One sentence without a full stop.
  public let summary: String
  public let operands: [Operand]
  public let options: [Option]

  public init(_ name: String, _ summary: String, operands: [Operand] = [], options: [Option] = []) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.options = options
  }

  var words: [String] { name.split(separator: " ").map(String.init) }

  /// How it is written, after the program's name.
  var usage: String {
    let required = options.filter(\.isRequired).map(\.usage)
    let others = options.contains { !$0.isRequired } ? ["[OPTION ...]"] : []
    return ([name] + operands.map(\.usage) + required + others).joined(separator: " ")
  }
}
