// SPDX-License-Identifier: GPL-3.0-or-later

/// One row of an options table: parsing, help, manual and completion all come from it.
public struct Option: Hashable, Sendable {
  /// With its dashes: `--user`.
  public let name: String
  /// What stands for its value in help, such as `USERID`; nil for a flag, which has none.
  public let value: String?
  /// One sentence without a full stop.
  public let help: String
  public let isRequired: Bool
  public let isRepeatable: Bool
  /// The values that are allowed; empty for any.
  public let choices: [String]
  /// The whole numbers that are allowed; nil where the value is no number.
  public let range: ClosedRange<Int>?

  /// An option that takes a value.
  public init(
    _ name: String, _ value: String, _ help: String, isRequired: Bool = false, isRepeatable: Bool = false,
    choices: [String] = [], range: ClosedRange<Int>? = nil
  ) {
    self.name = name
    self.value = value
    self.help = help
    self.isRequired = isRequired
    self.isRepeatable = isRepeatable
    self.choices = choices
    self.range = range
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
  }

  /// How it is written: `--user USERID`.
  var usage: String { name + (value.map { " " + $0 } ?? "") }

  /// The help sentence with the values that are allowed.
  var fullHelp: String {
    let allowed =
      choices.isEmpty
      ? range.map { ": \($0.lowerBound) to \($0.upperBound)" } ?? "" : ": " + choices.joined(separator: ", ")
    return help + allowed + (isRequired ? " (required)" : "")
  }

  /// Throws where the table does not allow that value.
  func check(_ given: String) throws(OptionsError) {
    if !choices.isEmpty, !choices.contains(given) {
      throw .notAChoice(option: name, value: given, choices: choices)
    }
    if let range, Int(given).map(range.contains) != true {
      throw .notInRange(option: name, value: given, range: range)
    }
  }
}
