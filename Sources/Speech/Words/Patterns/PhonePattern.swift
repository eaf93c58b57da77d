// SPDX-License-Identifier: GPL-3.0-or-later

/// A telephone number: "+45 12 34 56 78", "+1 (202) 555-0143", or four pairs.
enum PhonePattern {
  static let pattern = Pattern(reach: 28, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber else { return nil }
    return international(window) ?? pairs(window)
  }

  /// E.164: a plus, then 8 to 15 digits in any groups.
  private static func international(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard scan.take(symbol: "+") else { return nil }
    let groups = groups(&scan)
    guard let first = groups.first, (8...15).contains(groups.joined().utf8.count),
      window.endsNumber(at: scan.length)
    else {
      return nil
    }
    if groups.count > 1 { return Match(.phone(["+\(first)"] + groups.dropFirst()), scan) }
    let pairs = first.inGroups(of: 2)
    return Match(.phone(["+\(pairs[0])"] + pairs.dropFirst()), scan)
  }

  private static func pairs(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard window.announced != .digits else { return nil }
    let groups = groups(&scan)
    guard groups.count == 4, groups.allSatisfy({ $0.utf8.count == 2 }), window.endsNumber(at: scan.length)
    else {
      return nil
    }
    return Match(.phone(groups), scan)
  }

  /// Digits with a space, a hyphen, a full stop or brackets between.
  private static func groups(_ scan: inout Scan) -> [String] {
    var groups: [String] = []
    var ahead = scan
    while groups.count < 15 {
      if ahead.take(symbol: "(") {
        guard let inner = ahead.take(.digits), ahead.take(symbol: ")") else { break }
        groups.append(inner)
      } else if let group = ahead.take(.digits) {
        groups.append(group)
      } else {
        break
      }
      scan = ahead
      if ahead.next?.kind == .space { ahead.passSpace() } else { _ = ahead.take(anyOf: joints) }
    }
    return groups
  }

  private static let joints = Dash.hyphens.union([".", "/"])
}
