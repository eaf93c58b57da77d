// SPDX-License-Identifier: GPL-3.0-or-later

/// Why a command line cannot be understood: one sentence, for standard error and exit 2.
public enum OptionsError: Error, Equatable, Sendable {
  case unknownOption(String, nearest: String?)
  case unknownCommand(String, nearest: String?)
  case missingCommand
  case missingValue(option: String)
  case valueNotWanted(option: String)
  case notAChoice(option: String, value: String, choices: [String])
  case notInRange(option: String, value: String, range: ClosedRange<Int>)
  case missingOption(option: String)
  case repeated(option: String)
  case missingOperand(String)
  case extraOperand(String)
}

extension OptionsError: CustomStringConvertible {
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

  /// The key of the phrase that the reader speaks for this error.
  public var phrase: String { "errorUsage" }

  private static func hint(_ nearest: String?) -> String {
    (nearest.map { "; did you mean \($0)?" } ?? ";") + " see --help"
  }

  private static func list(_ choices: [String]) -> String {
    guard let last = choices.last, choices.count > 1 else { return choices.joined() }
    return choices.dropLast().joined(separator: ", ") + " or " + last
  }
}
