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
    lines += ["", "\(name) COMMAND --help says more of a command."]
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text that `COMMAND --help` prints.
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

extension Program {
  /// The manual page, in the macros of man(7), for section `section`.
  public func manual(section: Int) -> String {
    var lines = [
      ".TH \(Self.roff(name.uppercased())) \(section)", ".SH NAME", Self.roff("\(name) - \(summary)"),
      ".SH SYNOPSIS",
    ]
    for command in commands { lines += [".PP", Self.roff("\(name) \(command.usage)")] }
    lines.append(".SH COMMANDS")
    for command in commands {
      lines += [".SS \(Self.roff(command.name))", Self.roff(command.summary + ".")]
      lines += command.operands.flatMap { [".TP", Self.roff($0.name), Self.roff($0.help + ".")] }
      lines += command.options.flatMap(Self.entry)
    }
    if !options.isEmpty { lines += [".SH OPTIONS OF EVERY COMMAND"] + options.flatMap(Self.entry) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ option: Option) -> [String] {
    [".TP", ".B " + roff(option.usage), roff(option.fullHelp + ".")]
  }

  /// Escapes text for roff(7), so that dashes stay dashes and no line is a request.
  private static func roff(_ text: String) -> String {
    let escaped = text.reduce(into: "") { $0 += $1 == "\\" ? "\\e" : $1 == "-" ? "\\-" : String($1) }
    return escaped.first == "." || escaped.first == "'" ? "\\&" + escaped : escaped
  }
}

extension Program {
  /// A completion script for bash: commands first, then the command's options, then an option's choices.
  public var bashCompletion: String {
    let function = "_" + name.map { $0.isLetter || $0.isNumber ? String($0) : "_" }.joined()
    let every = options.map(\.name)
    var lines = [
      "\(function)() {", "  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}",
      "  case $before in",
    ]
    for option in Set(commands.flatMap(\.options)).sorted(by: { $0.name < $1.name })
    where !option.choices.isEmpty {
      lines.append(
        "    \(option.name)) COMPREPLY=($(compgen -W '\(option.choices.joined(separator: " "))' -- \"$word\")); return ;;"
      )
    }
    lines += ["  esac", "  case \" ${COMP_WORDS[*]:1:COMP_CWORD-1} \" in"]
    for command in commands.sorted(by: { $0.words.count > $1.words.count }) {
      let words = (command.options.map(\.name) + every).joined(separator: " ")
      lines.append("    *' \(command.name) '*) COMPREPLY=($(compgen -W '\(words)' -- \"$word\")) ;;")
    }
    let first = (commands.map(\.name) + every).joined(separator: " ")
    lines += ["    *) COMPREPLY=($(compgen -W '\(first)' -- \"$word\")) ;;", "  esac", "}"]
    return (lines + ["complete -o default -F \(function) \(name)"]).joined(separator: "\n") + "\n"
  }
}
