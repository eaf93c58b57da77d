// SPDX-License-Identifier: GPL-3.0-or-later

/// A telephone number: "+45 12 34 56 78", four pairs, or announced by "tlf.".
enum PhonePattern {
  static let pattern = Pattern(reach: 20, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber else { return nil }
    return international(window) ?? pairs(window) ?? announced(window)
  }

  /// E.164: a plus, then 8 to 15 digits in any groups.
  private static func international(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard scan.take(symbol: "+") else { return nil }
    let groups = self.groups(&scan)
    guard (8...15).contains(groups.joined().utf8.count), window.endsNumber(at: scan.length) else {
      return nil
    }
    return Match(.phone(["+"] + (groups.count == 1 ? groups[0].inGroups(of: 2) : groups)), scan)
  }

  private static func pairs(_ window: Window) -> Match? {
    var scan = Scan(window)
    let groups = self.groups(&scan)
    guard groups.count == 4, groups.allSatisfy({ $0.utf8.count == 2 }), window.endsNumber(at: scan.length)
    else {
      return nil
    }
    return Match(.phone(groups), scan)
  }

  private static func announced(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard window.announced == .phone else { return nil }
    let groups = self.groups(&scan)
    guard !groups.isEmpty, window.endsNumber(at: scan.length) else { return nil }
    return Match(.phone(groups.count == 1 ? groups[0].inGroups(of: 2) : groups), scan)
  }

  private static func groups(_ scan: inout Scan) -> [String] {
    var groups: [String] = []
    while let group = scan.take(.digits) {
      groups.append(group)
      guard scan.next?.kind == .space, scan.window[scan.length + 1]?.kind == .digits else { break }
      scan.passSpace()
    }
    return groups
  }
}
