// SPDX-License-Identifier: GPL-3.0-or-later

/// A program's command line as a table, from which it is parsed and explained.
public struct Program: Sendable {
  public let name: String
  /// One sentence without a full stop.
  public let summary: String
  /// Options of every command, which may stand before it.
  public let options: [Option]
  public let commands: [Command]
  /// The command that is meant where none is named.
  public let defaultCommand: String?

  public init(
    _ name: String, _ summary: String, options: [Option] = [], commands: [Command],
    defaultCommand: String? = nil
  ) {
    self.name = name
    self.summary = summary
    self.options = options
    self.commands = commands
    self.defaultCommand = defaultCommand
  }
}
