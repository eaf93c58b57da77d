// SPDX-License-Identifier: GPL-3.0-or-later

/// A section of a manual page beside those that come from the table: what it is about, each with what is said of it.
public struct ManualSection: Sendable {
  /// Its heading, such as `EXIT STATUS`.
  public let title: String
  /// Terms, each with its sentence.
  public let entries: [(term: String, text: String)]

  /// A section of these entries.
  public init(_ title: String, _ entries: [(term: String, text: String)]) {
    self.title = title
    self.entries = entries
  }
}

extension Program {
  /// The manual page, in the macros of man(7).
  ///
  /// - Parameters:
  ///   - section: its number.
  ///   - version: the program's.
  ///   - date: of the last change of the page, as ISO 8601 has it.
  ///   - more: what the table does not tell, in its order.
  public func manual(section: Int, version: String = "", date: String = "", more: [ManualSection] = [])
    -> String
  {
    var lines = [
      ".TH \(Self.roff(name.uppercased())) \(section) \"\(date)\" \"\(Self.roff(name)) \(version)\"",
      ".SH NAME",
    ]
    lines += Self.wrapped("\(name) - \(summary)") + [".SH SYNOPSIS", ".PD 0"]
    lines += commands.flatMap { [".PP"] + Self.wrapped("\(name) \($0.usage)") } + [".PD", ".SH COMMANDS"]
    for command in commands {
      lines += [".SS \(Self.roff(command.name))"] + Self.sentence(command.summary)
      lines += command.operands.flatMap { Self.entry($0.name, $0.help) }
      lines += command.options.flatMap { Self.entry($0.usage, $0.fullHelp) }
    }
    if !options.isEmpty {
      lines += [".SH OPTIONS OF EVERY COMMAND"] + options.flatMap { Self.entry($0.usage, $0.fullHelp) }
    }
    for section in more {
      lines += [".SH \(Self.roff(section.title))"] + section.entries.flatMap { Self.entry($0.term, $0.text) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func entry(_ term: String, _ text: String) -> [String] {
    [".TP", ".B " + roff(term)] + sentence(text)
  }

  private static func sentence(_ text: String) -> [String] {
    wrapped(text.last == "." || text.last == ":" ? text : text + ".")
  }

  /// Lines of at most 78 bytes, none of which is a request.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ").map({ roff(String($0)) }) {
      if let last = lines.last, last.utf8.count + word.utf8.count < 78 {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(word.first == "." || word.first == "'" ? "\\&" + word : word)
      }
    }
    return lines
  }

  private static let escapes: [Character: String] = ["\\": "\\e", "-": "\\-", "ø": "\\(/o", "æ": "\\(ae"]

  /// Escapes text for roff(7), so that dashes stay dashes.
  private static func roff(_ text: String) -> String {
    text.reduce(into: "") { $0 += escapes[$1] ?? String($1) }
  }
}
