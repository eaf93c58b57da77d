// SPDX-License-Identifier: GPL-3.0-or-later

/// The command line of a program as a table, from which it is parsed, and its help, manual page and completion are made.
public struct Program: Sendable {
  /// As it is typed.
  public let name: String
  /// One sentence without a full stop.
  public let summary: String
  /// The options of every command, which may precede it.
  public let options: [Option]
  /// The commands, in the order of the help.
  public let commands: [Command]
  /// The command that is performed where none is named.
  public let defaultCommand: String?

  /// A table of these rows.
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

extension Program {
  /// The first words of commands of two that are no commands themselves or have others beside them, in the order of the table.
  var groups: [String] {
    var known: Set<String> = []
    return commands.filter { $0.words.count == 2 && known.insert($0.words[0]).inserted }.map { $0.words[0] }
  }

  /// The second words of a group, each with its summary.
  func seconds(of group: String) -> [(word: String, summary: String)] {
    commands.filter { $0.words.count == 2 && $0.words[0] == group }.map { ($0.words[1], $0.summary) }
  }
}

/// One command of a program, of one word or two: `request`, `receipt verify`.
public struct Command: Hashable, Sendable {
  /// As it is typed, with one space between two words.
  public let name: String
  /// One sentence without a full stop.
  public let summary: String
  /// Its operands, the required ones first.
  public let operands: [Operand]
  /// The options of this command alone.
  public let options: [Option]

  /// A command with these operands and options.
  public init(_ name: String, _ summary: String, operands: [Operand] = [], options: [Option] = []) {
    self.name = name
    self.summary = summary
    self.operands = operands
    self.options = options
  }

  var words: [String] { name.split(separator: " ").map(String.init) }

  /// What the program itself knows that its first operand may be.
  var candidates: Candidates? { operands.first?.candidates }

  /// Its synopsis, after the program's name.
  var usage: String {
    let required = options.filter(\.isRequired).map(\.usage)
    let others = options.contains { !$0.isRequired } ? ["[OPTION ...]"] : []
    return ([name] + operands.map(\.usage) + required + others).joined(separator: " ")
  }
}

/// One row of an options table: parsing, help, manual and completion all come from it.
public struct Option: Hashable, Sendable {
  /// With its dashes: `--user`.
  public let name: String
  /// The placeholder of its value in the help, such as `USERID`; nil for a flag, which has no value.
  public let value: String?
  /// One sentence without a full stop.
  public let help: String
  /// Whether the command cannot be performed without it.
  public let isRequired: Bool
  /// Whether it may be given more than once.
  public let isRepeatable: Bool
  /// The values that are allowed; empty for any.
  public let choices: [String]
  /// The whole numbers that are allowed; nil where the value is no number.
  public let range: ClosedRange<Int>?
  /// What the program itself knows that the value may be, for a shell's completion.
  public let candidates: Candidates?

  /// An option that takes a value.
  public init(
    _ name: String, _ value: String, _ help: String, isRequired: Bool = false, isRepeatable: Bool = false,
    choices: [String] = [], range: ClosedRange<Int>? = nil, candidates: Candidates? = nil
  ) {
    self.name = name
    self.value = value
    self.help = help
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
    self.choices = choices
    self.range = range
    self.candidates = candidates
  }

  /// A flag.
  public init(flag name: String, _ help: String) {
    self.name = name
    self.help = help
    value = nil
    isRequired = false
    isRepeatable = false
    choices = []
    range = nil
    candidates = nil
  }

  /// Its synopsis: `--user USERID`.
  var usage: String { name + (value.map { " " + $0 } ?? "") }

  /// The help sentence with the values that are allowed.
  public var fullHelp: String {
    let allowed =
      choices.isEmpty
      ? range.map { ": \($0.lowerBound) to \($0.upperBound)" } ?? "" : ": " + choices.joined(separator: ", ")
    return help + allowed + (isRequired ? " (required)" : "")
  }

  /// - Throws: `notAChoice` or `notInRange` for a value that the table does not allow.
  func check(_ given: String) throws(OptionsError) {
    if !choices.isEmpty, !choices.contains(given) {
      throw .notAChoice(option: name, value: given, choices: choices)
    }
    if let range, Int(given).map(range.contains) != true {
      throw .notInRange(option: name, value: given, range: range)
    }
  }
}

/// An argument that is recognised by its position: `TEXT`.
public struct Operand: Hashable, Sendable {
  /// Its placeholder in the help.
  public let name: String
  /// One sentence without a full stop.
  public let help: String
  /// Whether the command cannot be performed without it.
  public let isRequired: Bool
  /// What the program itself knows that it may be, for a shell's completion.
  public let candidates: Candidates?

  /// An operand of that placeholder.
  public init(_ name: String, _ help: String, isRequired: Bool = true, candidates: Candidates? = nil) {
    self.candidates = candidates
    self.name = name
    self.help = help
    self.isRequired = isRequired
  }

  var usage: String { isRequired ? name : "[\(name)]" }
}
