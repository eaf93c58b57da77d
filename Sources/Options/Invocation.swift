// SPDX-License-Identifier: GPL-3.0-or-later

/// The result of parsing a command line.
public enum Parsed: Equatable, Sendable {
  /// `--help`: print this on standard output and exit 0.
  case help(String)
  /// `--version`.
  case version
  /// A command to perform.
  case command(Invocation)
}

/// A command with its options and operands, all of them allowed by the table.
public struct Invocation: Equatable, Sendable {
  /// The command's name as in the table.
  public let command: String
  /// The operands in order; the required ones are there.
  public internal(set) var operands: [String] = []
  var values: [String: [String]] = [:]
  /// Where in a configuration file an option was set.
  var places: [String: String] = [:]

  init(command: String) { self.command = command }

  /// The value of an option, the last one where it may be repeated; nil where it was not given.
  public subscript(option: String) -> String? { values[option]?.last }

  /// Every value of a repeatable option, in order.
  public func all(_ option: String) -> [String] { values[option] ?? [] }

  /// Whether a flag, or an option, was given.
  public func has(_ option: String) -> Bool { values[option] != nil }

  /// What was given of these options, in their order, as it is typed.
  public func arguments(of options: [Option], except left: Set<String> = []) -> [String] {
    options.filter { !left.contains($0.name) }.flatMap { option in
      all(option.name).flatMap { option.value == nil ? [option.name] : [option.name, $0] }
    }
  }

  /// The value of an option whose table row has a range.
  public func number(_ option: String) -> Int? { self[option].flatMap(Int.init) }
}
