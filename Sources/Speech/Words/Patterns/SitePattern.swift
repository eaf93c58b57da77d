// SPDX-License-Identifier: GPL-3.0-or-later

/// The name of a site, an address of mail or of the web, a user at a host: labels with full stops between, letters last.
enum SitePattern {
  static let pattern = Pattern(reach: 96, inPiece: PieceEnds.longest, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let first = window[0], first.kind != .symbol, window.before?.isSymbol("@") != true else {
      return nil
    }
    guard holdsMark(window) else { return nil }
    var length = 0
    while let lexeme = window[length], !lexeme.isSpace { length += 1 }
    while let last = window[length - 1]?.symbol, length > 1, trailing.contains(last) { length -= 1 }
    let piece = window.text(length)
    guard isName(piece) || !isAbbreviation(piece, lexicon) && !isAbbreviation(window, length, lexicon) else {
      return nil
    }
    return Site(piece).isSite ? Match([.site(piece)], length: length) : nil
  }

  /// Whether a mark stands in it that no abbreviation has: "kl.dk/nr", "root@nr".
  private static func isName(_ piece: String) -> Bool {
    piece.contains { $0 == "/" || $0 == "@" || $0 == ":" }
  }

  /// "f.eks." looks like the name of a site, and "reg.nr.".
  private static func isAbbreviation(_ piece: String, _ lexicon: Lexicon) -> Bool {
    lexicon.entry(for: piece) != nil || lexicon.entry(for: piece + ".") != nil
      || lexicon.entryBeforeNumber(for: piece + ".") != nil || lexicon.compound(piece) != nil
  }

  /// Without a full stop, an at or a colon before the next space there is no site.
  private static func holdsMark(_ window: Window) -> Bool {
    var offset = 1
    while let lexeme = window[offset], !lexeme.isSpace {
      if let symbol = lexeme.symbol, symbol == "." || symbol == "@" || symbol == ":" { return true }
      offset += 1
    }
    return false
  }

  /// Short words with a full stop behind each of them, in the middle of a text: "cand.jur. Hansen", "reg.nr. 5".
  private static func isAbbreviation(_ window: Window, _ length: Int, _ lexicon: Lexicon) -> Bool {
    guard window[length]?.isSymbol(".") == true, window[length + 1]?.kind == .space else { return false }
    for offset in 0..<length {
      guard let lexeme = window[offset] else { return false }
      if lexeme.isSymbol(".") { continue }
      guard lexeme.kind == .letters, lexeme.text.count <= 4 else { return false }
    }
    return window[length - 1].map { !isDomain($0.text) } ?? false
  }

  /// Two letters, or one of the old generic domains.
  private static func isDomain(_ label: String) -> Bool {
    label.count == 2
      || ["com", "org", "net", "edu", "gov", "mil", "int", "info", "dev", "app"].contains(label.lowercased())
  }

  /// Marks of the sentence around it.
  private static let trailing: Set<Character> = [
    ".", ",", ";", ":", "!", "?", "…", ")", "]", "}", "\"", "'", "”", "“", "’", "»", "«", ">",
  ]
}

/// The path of a file, and words like one: "/etc/hosts", "~/.ssh", "./run", "C:\Temp". Nothing in it is expanded.
enum PathPattern {
  static let pattern = Pattern(reach: 96, inPiece: PieceEnds.longest) { window, lexicon in
    guard window.before?.isSpace ?? true || window.before?.symbol.map({ "\"'(=:".contains($0) }) == true,
      begins(window)
    else { return nil }
    var length = 0
    while let lexeme = window[length], !lexeme.isSpace { length += 1 }
    while let last = window[length - 1]?.symbol, length > 1, trailing.contains(last) { length -= 1 }
    return Match([.site(window.text(length))], length: length)
  }

  private static let trailing: Set<Character> = [".", ",", ";", ":", "!", "?", ")", "\"", "'"]

  private static func begins(_ window: Window) -> Bool {
    guard let first = window[0] else { return false }
    if first.kind == .letters {
      return first.text.count == 1 && window[1]?.isSymbol(":") == true && window[2]?.isSymbol("\\") == true
    }
    var offset = 0
    if first.isSymbol("~") {
      offset = 1
    } else {
      while window[offset]?.isSymbol(".") == true, offset < 2 { offset += 1 }
    }
    guard window[offset]?.isSymbol("/") == true, let next = window[offset + 1] else { return false }
    return next.kind == .letters || next.kind == .digits || next.isSymbol(".") || next.isSymbol("_")
  }
}
