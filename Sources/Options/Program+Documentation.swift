// SPDX-License-Identifier: GPL-3.0-or-later

extension Program {
  /// The text that `--help` prints: plain sentences, one fact a line, to be read by a screen reader as well.
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
    lines += ["", "\(name) help COMMAND, or \(name) COMMAND --help, says more of a command or a group."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text that `COMMAND --help` prints.
  func helpText(of command: Command) -> String {
    var lines = ["\(name) \(command.name): \(command.summary).", "", "Usage:", "  \(name) \(command.usage)"]
    if !command.operands.isEmpty {
      lines += ["", "Arguments:"] + command.operands.map { "  \($0.name): \($0.help)." }
    }
    lines += more(of: command.words[0], besides: command.name, "Commands beside it:")
    lines += Self.section("Options:", command.options) + Self.section("Options of every command:", options)
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text that `GROUP --help`, `help GROUP` and a group alone print.
  func helpText(ofGroup group: String) -> String {
    let lines = ["\(name) \(group): one of these commands."] + more(of: group, besides: nil, "Commands:")
    return (lines + ["", "\(name) \(group) COMMAND --help says more of one."]).joined(separator: "\n") + "\n"
  }

  /// The commands of a group.
  private func more(of group: String, besides name: String?, _ title: String) -> [String] {
    let others = commands.filter { $0.words.first == group && $0.words.count > 1 && $0.name != name }
    return others.isEmpty
      ? [] : ["", title] + others.map { "  \(self.name) \($0.usage): \($0.summary)." }
  }

  private static func section(_ title: String, _ options: [Option]) -> [String] {
    options.isEmpty ? [] : ["", title] + options.map { "  \($0.usage): \($0.fullHelp)." }
  }
}
