// SPDX-License-Identifier: GPL-3.0-or-later

/// A mistake in a command line, for standard error and exit 2.
public enum OptionsError: Error, Equatable, Sendable {
  /// No option of that name; `nearest` is the one that was probably meant.
  case unknownOption(String, nearest: String?)
  /// No command of that name; `nearest` is the one that was probably meant.
  case unknownCommand(String, nearest: String?)
  /// There is no command, and the program has no default.
  case missingCommand
  /// The option has no value, and needs one.
  case missingValue(option: String)
  /// The option is a flag, and was given a value.
  case valueNotWanted(option: String)
  /// The value is none of the choices.
  case notAChoice(option: String, value: String, choices: [String])
  /// The value is no whole number of the range.
  case notInRange(option: String, value: String, range: ClosedRange<Int>)
  /// A required option is missing.
  case missingOption(option: String)
  /// The option was given twice, and may be given once.
  case repeated(option: String)
  /// A required operand is missing.
  case missingOperand(String)
  /// There are more operands than the command has.
  case extraOperand(String)
}

extension OptionsError: CustomStringConvertible {
  /// One sentence, with what to do.
  public var description: String {
    switch self {
    case .unknownOption(let name, let nearest): "unknown option \(name)" + Self.hint(nearest)
    case .unknownCommand(let name, let nearest): "unknown command \(name)" + Self.hint(nearest)
    case .missingCommand: "no command was given; see --help"
    case .missingValue(let option): "option \(option) needs a value; see --help"
    case .valueNotWanted(let option): "option \(option) takes no value; see --help"
    case .notAChoice(let option, let value, let choices):
      "option \(option) cannot be \(value.isEmpty ? "empty" : value), only \(Self.list(choices))"
    case .notInRange(let option, let value, let range):
      "option \(option) cannot be \(value.isEmpty ? "empty" : value), only a whole number from \(range.lowerBound) to "
        + "\(range.upperBound)"
    case .missingOption(let option): "option \(option) is required; see --help"
    case .repeated(let option): "option \(option) was given twice"
    case .missingOperand(let name): "\(name) is missing; see --help"
    case .extraOperand(let given): "there is one argument too many: \(given); see --help"
    }
  }

  /// What programs and the reader's table of sentences know it by: it never changes.
  public var code: String { "errorUsage" }

  private static func hint(_ nearest: String?) -> String {
    (nearest.map { "; did you mean \($0)?" } ?? ";") + " see --help"
  }

  private static func list(_ choices: [String]) -> String {
    guard let last = choices.last, choices.count > 1 else { return choices.joined() }
    return choices.dropLast().joined(separator: ", ") + " or " + last
  }
}
