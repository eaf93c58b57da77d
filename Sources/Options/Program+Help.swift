// SPDX-License-Identifier: GPL-3.0-or-later

extension Program {
  /// What `--help` prints: plain sentences, one fact a line, for eyes and ears alike.
  public var helpText: String {
    var lines = ["\(name): \(summary).", "", "Usage:"]
    lines += commands.map {
      "  \(name) \($0.name == defaultCommand ? "[\($0.name)] " + $0.usage.dropFirst($0.name.count + 1) : $0.usage)"
    }
    lines += ["", "Commands:"] + commands.map { "  \($0.name): \($0.summary)." }
    lines += Self.section("Options of every command:", options)
    if let only = commands.first(where: { $0.name == defaultCommand }) {
      lines += Self.section("Options:", only.options)
    }
    lines += ["", "\(name) COMMAND --help says more of a command."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// What `COMMAND --help` prints.
  func helpText(of command: Command) -> String {
    var lines = ["\(name) \(command.name): \(command.summary).", "", "Usage:", "  \(name) \(command.usage)"]
    if !command.operands.isEmpty {
      lines += ["", "Arguments:"] + command.operands.map { "  \($0.name): \($0.help)." }
    }
    lines += Self.section("Options:", command.options) + Self.section("Options of every command:", options)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func section(_ title: String, _ options: [Option]) -> [String] {
    options.isEmpty ? [] : ["", title] + options.map { "  \($0.usage): \($0.fullHelp)." }
  }
}
