// SPDX-License-Identifier: GPL-3.0-or-later

extension Program {
  private static let help = ["--help", "-h"]

  /// Reads the arguments after the program's name.
  ///
  /// Options may stand anywhere, as `--name value` or `--name=value`; what begins with one dash is no option, since
  /// there are no short ones; after `--` nothing is. Throws the first rule of the table that does not hold.
  public func parse(_ arguments: [String]) throws(OptionsError) -> Parsed {
    var reader = ArgumentReader(arguments)
    var early = Invocation(command: "")
    while let option = reader.nextOption() {
      if Self.help.contains(option) { return .help(helpText) }
      if option == "--version" { return .version }
      guard let row = options.first(where: { $0.name == ArgumentReader.name(of: option) }) else { break }
      try reader.take(row, option, into: &early)
    }
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
        throw .unknownOption(name, nearest: Nearest.word(to: name, among: table.map(\.name)))
      }
      try reader.take(row, argument.text, into: &invocation, knowing: table)
    }
    try check(invocation, of: command)
    return .command(invocation)
  }

  /// The command that the next words name, of two words before one; else the default.
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
      throw .unknownOption(given, nearest: Nearest.word(to: given, among: options.map(\.name)))
    }
    let whole = reader.peek(2).joined(separator: " ")
    let isHalf = commands.contains { $0.words.count == 2 && $0.words[0] == given }
    throw .unknownCommand(
      isHalf ? whole : given, nearest: Nearest.word(to: isHalf ? whole : given, among: commands.map(\.name)))
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
