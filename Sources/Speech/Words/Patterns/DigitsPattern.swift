// SPDX-License-Identifier: GPL-3.0-or-later

/// Digits that are no number: groups with single spaces between, or with a hyphen where one of them is a code.
enum DigitsPattern {
  static let pattern = Pattern(reach: 20, read)

  /// Digits that no other pattern knows.
  static let lastResort = Pattern(reach: 1) { window, lexicon in
    guard let digits = window[0], digits.kind == .digits else { return nil }
    return Match([.digits(lexicon.groups(of: digits.text))], length: 1)
  }

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber else { return nil }
    var scan = Scan(window)
    var groups: [String] = []
    while let group = scan.next, group.kind == .digits, window.endsNumber(at: scan.length + 1) {
      groups.append(group.text)
      scan.pass(1)
      guard scan.next?.kind == .space, scan.next?.text.count == 1, window[scan.length + 1]?.kind == .digits,
        window.endsNumber(at: scan.length + 2)
      else { break }
      scan.pass(1)
    }
    if let match = hyphened(window) { return match }
    return groups.count > 1 ? Match(.digits(groups), scan) : nil
  }

  /// "1234-0056789": a hyphen within digits of which some can be no number.
  private static func hyphened(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard let first = scan.take(.digits) else { return nil }
    var groups = [first]
    while scan.next?.isHyphen == true, let next = window[scan.length + 1], next.kind == .digits {
      groups += ["-", next.text]
      scan.pass(2)
    }
    // "12-34-56" is no count either.
    let hasCode =
      groups.contains { $0.utf8.count > 4 || $0.utf8.count > 1 && $0.hasPrefix("0") }
      || groups.count > 4 && groups.allSatisfy { $0 == "-" || $0.utf8.count > 1 }
    return groups.count > 1 && hasCode && window.endsNumber(at: scan.length)
      ? Match(.digits(groups), scan) : nil
  }
}
