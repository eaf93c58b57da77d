// SPDX-License-Identifier: GPL-3.0-or-later

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

  /// Text as roff takes it: dashes are dashes, and no line begins a request.
  private static func roff(_ text: String) -> String {
    let escaped = text.reduce(into: "") { $0 += $1 == "\\" ? "\\e" : $1 == "-" ? "\\-" : String($1) }
    return escaped.first == "." || escaped.first == "'" ? "\\&" + escaped : escaped
  }
}
