// SPDX-License-Identifier: GPL-3.0-or-later

/// The marks that a reader of print pauses at, where they stand as such; elsewhere they are symbols.
enum PunctuationPattern {
  static let pattern = Pattern(reach: 16, read)
  /// Says the mark as well.
  static let named = Pattern(reach: 16) { window, lexicon in
    guard let symbol = window[0]?.symbol, let match = read(window, lexicon) else {
      return read(window, lexicon)
    }
    return Match([.symbol(symbol, count: 1)] + match.tokens, length: match.length)
  }

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let mark = window[0] else { return nil }
    if mark.kind == .line { return Match([.stop(.full)], length: 1) }
    if mark.kind == .space {
      return mark.text.contains("\t" as Character) ? Match([.stop(.comma)], length: 1) : nil
    }
    guard let symbol = mark.symbol else { return nil }
    if let ending = stops[symbol], endsPiece(window, from: 1) {
      return Match(isAbbreviating(symbol, window) ? [] : [.stop(ending)], length: 1)
    }
    // "konto:1234": a colon without its space.
    if symbol == ":", window.before?.kind == .letters,
      window[1]?.kind == .digits
        || [1, 2].contains(where: { window[$0]?.isDash == true && window[$0 + 1]?.isSpace != true })
    {
      return Match([.stop(.comma)], length: 1)
    }
    if closings.contains(symbol), window.before?.isSpace == false, endsPiece(window, from: 1) {
      return Match(brackets.contains(symbol) ? [.stop(.comma)] : [], length: 1)
    }
    if openings.contains(symbol), beginsPiece(window), window[1]?.isSpace == false {
      return Match(brackets.contains(symbol) ? [.stop(.comma)] : [], length: 1)
    }
    return isDash(symbol, window) ? Match([.stop(.comma)], length: 1) : nil
  }

  /// A full stop after a single letter, or after up to four letters and before a small letter or a digit: no sentence
  /// ends there, whether the abbreviation is known or not.
  private static func isAbbreviating(_ symbol: Character, _ window: Window) -> Bool {
    guard symbol == ".", let word = window.before, word.kind == .letters, window[1]?.kind == .space,
      let next = window[2]
    else { return false }
    if word.text.count == 1 { return next.kind == .letters || next.kind == .digits }
    guard word.text.count <= 4 else { return false }
    // "Adv. J. Petersen", "min. £25".
    let isInitial = next.kind == .letters && next.text.count == 1 && window[3]?.isSymbol(".") == true
    let isGlued = next.kind == .symbol && window[3]?.kind == .digits
    return isInitial || isGlued || next.kind == .digits
      || next.kind == .letters && next.text.first?.isLowercase == true
  }

  /// Nothing but closing marks up to the next space.
  private static func endsPiece(_ window: Window, from offset: Int) -> Bool {
    var offset = offset
    while let symbol = window[offset]?.symbol, closings.contains(symbol) || stops[symbol] != nil {
      offset += 1
    }
    return window[offset].map(\.isSpace) ?? !window.isCut
  }

  private static func beginsPiece(_ window: Window) -> Bool {
    guard let before = window.before else { return true }
    return before.isSpace || before.symbol.map(openings.contains) == true
  }

  /// A dash between words, with a space on either side; between numbers it may be a minus.
  private static func isDash(_ symbol: Character, _ window: Window) -> Bool {
    guard Dash.all.contains(symbol), window[1]?.kind == .space, window[2]?.kind == .letters else {
      return false
    }
    return window.before.map(\.isSpace) ?? true
  }

  private static let stops: [Character: Utterance.Ending] = [
    ".": .full, "!": .full, "…": .full, "?": .question, ",": .comma, ";": .comma, ":": .comma,
  ]
  private static let openings: Set<Character> = ["(", "[", "{", "\"", "“", "”", "„", "«", "»", "‘", "'"]
  private static let closings: Set<Character> = [")", "]", "}", "\"", "”", "“", "»", "«", "’", "'"]
  private static let brackets: Set<Character> = ["(", "[", "{", ")", "]", "}"]
}

/// A character by its name; a row of one and the same is counted, so that it cannot go on for ever.
enum SymbolPattern {
  static let pattern = Pattern(reach: 64) { window, lexicon in
    guard let symbol = window[0]?.symbol else { return nil }
    if let row = row.read(window, lexicon) { return row }
    if isJoint(symbol, window) { return Match([], length: 1) }
    // "+/-5 %": one sign, written with three characters.
    if symbol == "+", window[1]?.isSymbol("/") == true, window[2]?.isDash == true {
      return Match([.symbol("±", count: 1)], length: 3)
    }
    // "§§ 5-7": more than one of them.
    let isDouble = symbol == "§" && window[1]?.isSymbol("§") == true
    return Match([.symbol(symbol, count: 1)], length: isDouble ? 2 : 1)
  }

  /// What joins letters and is not said: the hyphen of "MitID‑app" and "5 kg-pakke", the full stop of "cand.jur.".
  private static func isJoint(_ symbol: Character, _ window: Window) -> Bool {
    guard window[1]?.kind == .letters, let before = window.before else { return false }
    if symbol == "." { return before.kind == .letters }
    guard Dash.hyphens.contains(symbol) else { return false }
    return symbol != "-" && before.kind == .letters || window.context.isAfterUnit && !before.isSpace
  }

  /// Four or more of one kind.
  static let row = Pattern(reach: 64) { window, lexicon in
    guard let symbol = window[0]?.symbol else { return nil }
    var count = 1
    while window[count]?.symbol == symbol { count += 1 }
    return count < leastRow ? nil : Match([.symbol(symbol, count: count)], length: count)
  }

  private static let leastRow = 4
}

/// White space in a command. One space only divides words; what else stands there is said, because the end of a line ends a
/// command, and two spaces may be part of a name.
enum SpacePattern {
  static let pattern = Pattern(reach: 2) { window, _ in
    guard let space = window[0], space.isSpace else { return nil }
    // A space at the end of a line, or at the beginning of one, is one more than divides words.
    let isAlone = window.before?.isSpace != true && window[1]?.isSpace != true
    guard space.text != " " || !isAlone else { return nil }
    var runs: [(character: Character, count: Int)] = []
    for character in space.text {
      if runs.last?.character == character {
        runs[runs.count - 1].count += 1
      } else {
        runs.append((character, 1))
      }
    }
    let tokens = runs.map { Token.symbol($0.character, count: $0.count) }
    return Match(tokens + [.stop(space.kind == .line ? .full : .comma)], length: 1)
  }
}
