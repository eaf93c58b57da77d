// SPDX-License-Identifier: GPL-3.0-or-later

/// Digits after a word that says that they are a name: "kode 48-29-17", "sagsnr. 24/012345", "ring 112".
///
/// Each is said, in the groups that were written: spaces and hyphens part groups, other marks are named.
enum AnnouncedPattern {
  static let pattern = Pattern(reach: 40, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.announced == .digits || window.announced == .phone else { return nil }
    var scan = Scan(window)
    // "kort ****-1234": the hyphen parts the groups.
    if scan.next?.isDash == true { scan.pass(1) }
    guard scan.next?.kind == .digits, window.mayBeginNumber || scan.length > 0 else { return nil }
    var groups: [String] = []
    var whole: (groups: [String], scan: Scan)?
    while let digits = scan.take(.digits) {
      groups.append(digits)
      // "4571-12XX": what letters are glued to is a code by itself.
      if window.endsWord(at: scan.length) { whole = (groups, scan) }
      guard takeJoint(&scan, &groups, lexicon) else { break }
    }
    return whole.map { Match(token($0.groups, window, lexicon), $0.scan) }
  }

  private static func token(_ groups: [String], _ window: Window, _ lexicon: Lexicon) -> Token {
    guard groups.count == 1 else { return .digits(groups) }
    return window.announced == .phone && groups[0].utf8.count > 4
      ? .phone(groups[0].inGroups(of: 2)) : .digits(lexicon.groups(of: groups[0]))
  }

  /// What stands between two groups of one name; a mark of its own becomes a part of the groups.
  private static func takeJoint(_ scan: inout Scan, _ groups: inout [String], _ lexicon: Lexicon) -> Bool {
    var ahead = scan
    let hasSpace = ahead.next?.kind == .space
    ahead.passSpace()
    let mark = ahead.next?.symbol
    if let mark, Dash.all.contains(mark) || marks.contains(mark) {
      ahead.pass(1)
      if hasSpace { ahead.passSpace() }
    }
    guard ahead.next?.kind == .digits, !(hasSpace && mark == nil && isOther(ahead, lexicon)) else {
      return false
    }
    if let mark, marks.contains(mark) { groups[groups.count - 1].append(mark) }
    scan = ahead
    return true
  }

  /// "kort 1234 500 kr.": what comes is an amount, a day or a time.
  private static func isOther(_ scan: Scan, _ lexicon: Lexicon) -> Bool {
    let rest = scan.window.dropping(scan.length)
    return AmountPattern.pattern.read(rest, lexicon) != nil || DatePattern.pattern.read(rest, lexicon) != nil
  }

  private static let marks: Set<Character> = ["/", "."]
}

/// What hides the most of a number: "****", "xxxx-xxxx". The digits behind it are a name.
enum MaskPattern {
  static let marks: Set<Character> = ["*", "•", "·", "#", "x", "X", "●", "∗"]

  /// Letters; a row of symbols is `SymbolPattern`'s.
  static let pattern = Pattern(reach: 8) { window, _ in
    guard let word = window[0]?.text, word.count > 1, word.count <= 40, let first = word.first,
      marks.contains(first),
      word.allSatisfy({ $0 == first }), window.before?.kind != .digits, endsMask(window)
    else { return nil }
    let isJoined = window[1]?.isDash == true
    return Match([.symbol(first, count: word.count)], length: isJoined ? 2 : 1)
  }

  /// More of the mask or digits, with or without a space or a hyphen between.
  private static func endsMask(_ window: Window) -> Bool {
    let next = window[1]?.kind == .space || window[1]?.isDash == true ? window[2] : window[1]
    guard let next else { return false }
    return next.kind == .digits || next.text.allSatisfy(marks.contains)
  }
}

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
