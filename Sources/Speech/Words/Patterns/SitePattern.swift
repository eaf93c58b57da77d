// SPDX-License-Identifier: GPL-3.0-or-later

/// The name of a site, an address of mail or of the web, a user at a host: labels with full stops between, letters last.
enum SitePattern {
  static let pattern = Pattern(reach: 96, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let first = window[0], first.kind != .symbol, window.before?.isSymbol("@") != true else {
      return nil
    }
    guard holdsMark(window) else { return nil }
    var length = 0
    while let lexeme = window[length], !lexeme.isSpace { length += 1 }
    while let last = window[length - 1]?.symbol, length > 1, trailing.contains(last) { length -= 1 }
    let piece = window.text(length)
    // "f.eks." looks like one, and "cand.jur.".
    guard lexicon.entry(for: piece) == nil, lexicon.entry(for: piece + ".") == nil,
      lexicon.entryBeforeNumber(for: piece + ".") == nil, lexicon.compound(piece) == nil,
      !isAbbreviation(window, length, lexicon)
    else { return nil }
    return isSite(piece) ? Match([.site(piece)], length: length) : nil
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

  static func isSite(_ piece: String) -> Bool {
    let afterScheme = piece.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    let hasScheme = afterScheme.count == 3 && afterScheme[0].hasSuffix(":") && afterScheme[1].isEmpty
    let rest = hasScheme ? afterScheme[2] : piece[...]
    let authority = rest.prefix { !["/", "?", "#"].contains($0) }
    let halves = authority.split(separator: "@", omittingEmptySubsequences: false)
    let host = halves.last ?? ""
    let labels = host.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
    // "root@web01", "https://localhost/": a host of one label.
    let isNamed = halves.count == 2 && !halves[0].isEmpty || hasScheme
    guard labels.count >= (isNamed ? 1 : 2), let last = labels.last else { return false }
    return (isNamed || last.count >= 2 && last.allSatisfy(\.isLetter))
      && labels.allSatisfy {
        !$0.isEmpty && $0.allSatisfy { $0.isLetter || ASCII.isDigit($0) || $0 == "-" || $0 == "_" }
      }
  }
}

/// The path of a file, and words like one: "/etc/hosts", "~/.ssh", "./run", "C:\Temp". Nothing in it is expanded.
enum PathPattern {
  static let pattern = Pattern(reach: 96) { window, lexicon in
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
