// SPDX-License-Identifier: GPL-3.0-or-later

/// Goes through the arguments from left to right.
struct ArgumentReader {
  private let arguments: [String]
  private var position = 0
  private var optionsAreOver = false

  init(_ arguments: [String]) { self.arguments = arguments }

  /// The name in `--name=value`, or all of it.
  static func name(of option: String) -> String {
    String(option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)[0])
  }

  /// The next argument if it is an option, which is not taken yet.
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

  /// Reads an option's value and keeps it. The option itself may be the argument just read, or the next.
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
