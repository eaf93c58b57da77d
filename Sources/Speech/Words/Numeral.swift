// SPDX-License-Identifier: GPL-3.0-or-later

/// Digits with full stops, commas or narrow spaces between, and what number they can be.
struct Numeral {
  /// What the digits mean.
  enum Reading: Hashable {
    /// One number and no other; `isOwn` when the language itself writes its decimals so.
    case exact(Quantity, isOwn: Bool)
    /// Two numbers at least: 1.000 is a thousand or one.
    case ambiguous
    /// No number: too long, leading zeros, 192.168.1.1.
    case sequence
  }

  let groups: [String]
  let separators: [Character]
  /// Lexemes it takes.
  let length: Int
  let isNegative: Bool

  /// The numeral at the front of the window, after `scan`; nil where no digits stand.
  ///
  /// - Parameter isNegative: whether a minus has been seen already.
  init?(_ scan: Scan, isNegative: Bool = false) {
    var scan = scan
    let sign = isNegative ? "-" : scan.take(anyOf: Self.signs)
    guard let first = scan.take(.digits) else { return nil }
    self.isNegative = sign != nil
    var groups = [first]
    var separators: [Character] = []
    while let separator = Self.separator(scan), let next = scan.window[scan.length + 1], next.kind == .digits
    {
      separators.append(separator)
      groups.append(next.text)
      scan.pass(2)
    }
    guard !(scan.window.isCut && scan.length == scan.window.count) else { return nil }
    self.groups = groups
    self.separators = separators
    length = scan.length
  }

  /// A plus is no part of a number: it is said.
  private static let signs: Set<Character> = ["-", "−"]

  private static func separator(_ scan: Scan) -> Character? {
    guard let next = scan.next else { return nil }
    if next.isGroupingSpace { return " " }
    return next.symbol.flatMap { [".", ",", "'", "’"].contains($0) ? $0 : nil }
  }

  /// As it was written.
  var written: String {
    let rest = zip(separators, groups.dropFirst()).map { "\($0)\($1)" }
    return (isNegative ? "-" : "") + groups[0] + rest.joined()
  }

  /// The reading, in a language that writes its decimals after `decimal`.
  func reading(decimal: String) -> Reading {
    guard let last = separators.last else { return exact(groups[0], "", isOwn: true) }
    let isUniform = Set(separators).count == 1
    if isUniform, separators.count == 1, Self.decimalMarks.contains(last) {
      return single(last, decimal: decimal)
    }
    if isUniform { return areThousands(groups[...]) ? exact(groups.joined(), "", isOwn: true) : .sequence }
    let whole = groups.dropLast()
    guard Set(separators.dropLast()).count == 1, Self.decimalMarks.contains(last), areThousands(whole) else {
      return .sequence
    }
    // With both marks there, the second can only be the decimal one, whichever way the language has it.
    return exact(whole.joined(), groups[groups.count - 1], isOwn: true)
  }

  private static let decimalMarks: Set<Character> = [".", ","]

  private func single(_ separator: Character, decimal: String) -> Reading {
    if areThousands(groups[...]) { return .ambiguous }
    return exact(groups[0], groups[1], isOwn: String(separator) == decimal)
  }

  /// One to three digits, not led by a zero, then threes.
  private func areThousands(_ groups: ArraySlice<String>) -> Bool {
    guard let first = groups.first, (1...3).contains(first.utf8.count), !first.hasPrefix("0") else {
      return false
    }
    return groups.dropFirst().allSatisfy { $0.utf8.count == 3 }
  }

  private func exact(_ whole: String, _ fraction: String, isOwn: Bool) -> Reading {
    let hasLeadingZero = whole.utf8.count > 1 && whole.hasPrefix("0")
    guard !hasLeadingZero, let quantity = Quantity(whole: whole, fraction: fraction, isNegative: isNegative)
    else {
      return .sequence
    }
    return .exact(quantity, isOwn: isOwn)
  }
}
