// SPDX-License-Identifier: GPL-3.0-or-later

extension Program {
  private static let help = ["--help", "-h"]
  private static let everywhere = ["--help", "--version"]

  /// Parses the arguments after the program's name.
  ///
  /// Options may stand anywhere, as `--name value` or `--name=value`. An argument with one dash is an operand, since there are no
  /// short options but `-h`; so is every argument after `--`.
  ///
  /// - Throws: the first rule of the table that is broken.
  public func parse(_ arguments: [String]) throws(OptionsError) -> Parsed {
    var reader = ArgumentReader(arguments)
    var early = Invocation(command: "")
    while let option = reader.nextOption() {
      if Self.help.contains(option) { return .help(helpText) }
      if option == "--version" { return .version }
      guard let row = options.first(where: { $0.name == ArgumentReader.name(of: option) }) else { break }
      try reader.take(row, option, into: &early)
    }
    if let text = try helpAsked(reader) { return .help(text) }
    let command = try self.command(&reader)
    var invocation = Invocation(command: command.name)
    invocation.values = early.values
    let table = options + command.options
    while let argument = reader.next() {
      guard argument.isOption else {
        invocation.operands.append(argument.text)
        continue
      }
      if Self.help.contains(argument.text) { return .help(helpText(of: command)) }
      if argument.text == "--version" { return .version }
      let name = ArgumentReader.name(of: argument.text)
      guard let row = table.first(where: { $0.name == name }) else {
        throw .unknownOption(
          name, nearest: Nearest.word(to: name, among: table.map(\.name) + Self.everywhere))
      }
      try reader.take(row, argument.text, into: &invocation, knowing: table)
    }
    try check(invocation, of: command)
    return .command(invocation)
  }

  /// The help that `help`, `help COMMAND`, `help GROUP`, `GROUP --help` or a group alone ask for; nil for anything else.
  private func helpAsked(_ reader: ArgumentReader) throws(OptionsError) -> String? {
    var words = reader.peek(3)
    if words.first == "help", !commands.contains(where: { $0.name == "help" }) {
      words.removeFirst()
      guard let first = words.first else { return helpText }
      let whole = words.prefix(2).joined(separator: " ")
      if let command = commands.first(where: { $0.name == whole })
        ?? commands.first(where: { $0.name == first })
      {
        return helpText(of: command)
      }
      if groups.contains(first), words.count == 1 { return helpText(ofGroup: first) }
      throw unknownCommand(words)
    }
    guard let first = words.first, groups.contains(first), !commands.contains(where: { $0.name == first }),
      words.count < 2 || Self.help.contains(words[1])
    else { return nil }
    return helpText(ofGroup: first)
  }

  private func unknownCommand(_ words: [String]) -> OptionsError {
    let given = groups.contains(words[0]) ? words.prefix(2).joined(separator: " ") : words[0]
    return .unknownCommand(given, nearest: Nearest.word(to: given, among: commands.map(\.name) + groups))
  }

  /// The command that the next words name, two words before one; otherwise the default.
  private func command(_ reader: inout ArgumentReader) throws(OptionsError) -> Command {
    for count in [2, 1] {
      let words = reader.peek(count)
      if let command = commands.first(where: { $0.words == words }) {
        reader.skip(count)
        return command
      }
    }
    let given = reader.peek(1).first
    if let command = commands.first(where: { $0.name == defaultCommand }), given?.hasPrefix("-") ?? true {
      return command
    }
    guard let given else { throw .missingCommand }
    if given.hasPrefix("--") {
      let name = ArgumentReader.name(of: given)
      throw .unknownOption(
        name, nearest: Nearest.word(to: name, among: options.map(\.name) + Self.everywhere))
    }
    throw unknownCommand(reader.peek(2))
  }

  private func check(_ invocation: Invocation, of command: Command) throws(OptionsError) {
    let required = command.operands.filter(\.isRequired)
    if invocation.operands.count < required.count {
      throw .missingOperand(required[invocation.operands.count].name)
    }
    if invocation.operands.count > command.operands.count {
      throw .extraOperand(invocation.operands[command.operands.count])
    }
    for option in options + command.options where option.isRequired && !invocation.has(option.name) {
      throw .missingOption(option: option.name)
    }
  }
}

/// Reads the arguments from left to right.
struct ArgumentReader {
  private let arguments: [String]
  private var position = 0
  private var optionsAreOver = false

  init(_ arguments: [String]) { self.arguments = arguments }

  /// The name in `--name=value`, or all of it.
  static func name(of option: String) -> String {
    String(option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)[0])
  }

  /// The next argument if it is an option; it is not consumed.
  func nextOption() -> String? {
    guard let next = peek(1).first, next != "--", Self.isOption(next) else { return nil }
    return next
  }

  func peek(_ count: Int) -> [String] { Array(arguments[position...].prefix(count)) }

  mutating func skip(_ count: Int) { position += count }

  /// The next argument, and whether it is an option.
  mutating func next() -> (text: String, isOption: Bool)? {
    guard position < arguments.count else { return nil }
    let text = arguments[position]
    position += 1
    if text == "--", !optionsAreOver {
      optionsAreOver = true
      return next()
    }
    return (text, !optionsAreOver && Self.isOption(text))
  }

  /// Reads an option's value into the invocation. The option itself is the argument just read, or the next one.
  mutating func take(
    _ row: Option, _ written: String, into invocation: inout Invocation, knowing table: [Option] = []
  ) throws(OptionsError) {
    if position < arguments.count, arguments[position] == written, table.isEmpty { position += 1 }
    let inline = written.count > row.name.count ? String(written.dropFirst(row.name.count + 1)) : nil
    guard invocation.values[row.name] == nil || row.isRepeatable else { throw .repeated(option: row.name) }
    guard row.value != nil else {
      guard inline == nil else { throw .valueNotWanted(option: row.name) }
      invocation.values[row.name] = [""]
      return
    }
    let value = if let inline { inline } else { try following(row, table) }
    try row.check(value)
    invocation.values[row.name, default: []].append(value)
  }

  /// The argument after an option, unless that is an option itself: then the value was forgotten.
  private mutating func following(_ row: Option, _ table: [Option]) throws(OptionsError) -> String {
    guard position < arguments.count else { throw .missingValue(option: row.name) }
    let value = arguments[position]
    guard !table.contains(where: { $0.name == value }) else { throw .missingValue(option: row.name) }
    position += 1
    return value
  }

  private static func isOption(_ text: String) -> Bool { text.hasPrefix("--") || text == "-h" }
}

/// The word that was probably meant by a mistyped one.
enum Nearest {
  /// The nearest candidate that is at most two insertions, deletions, replacements or transpositions away; nil without one.
  static func word(to given: String, among candidates: [String]) -> String? {
    let ranked = candidates.map { (word: $0, distance: distance(Array(given), Array($0))) }
    return ranked.filter { $0.distance <= 2 && $0.distance < $0.word.count - 2 }.min {
      $0.distance < $1.distance
    }?.word
  }

  /// Optimal string alignment, row by row.
  private static func distance(_ a: [Character], _ b: [Character]) -> Int {
    var before = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in b.indices {
        row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          row[j + 1] = min(row[j + 1], before[j - 1] + 1)
        }
      }
      (before, last) = (last, row)
    }
    return last[b.count]
  }
}
