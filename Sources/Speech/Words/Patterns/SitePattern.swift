// SPDX-License-Identifier: GPL-3.0-or-later

/// The name of a site, an address of mail or of the web: labels with full stops between, letters last.
enum SitePattern {
  static let pattern = Pattern(reach: 96, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let first = window[0], first.kind != .symbol, window.before?.isSymbol("@") != true else {
      return nil
    }
    var length = 0
    while let lexeme = window[length], !lexeme.isSpace { length += 1 }
    while let last = window[length - 1]?.symbol, length > 1, trailing.contains(last) { length -= 1 }
    let piece = window.text(length)
    // "f.eks." looks like one.
    guard lexicon.entry(for: piece) == nil, lexicon.entry(for: piece + ".") == nil else { return nil }
    return isSite(piece) ? Match([.site(piece)], length: length) : nil
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
    let host = authority.split(separator: "@", omittingEmptySubsequences: false).last ?? ""
    let labels = host.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last else { return false }
    return last.count >= 2 && last.allSatisfy(\.isLetter)
      && labels.allSatisfy {
        !$0.isEmpty && $0.allSatisfy { $0.isLetter || ASCII.isDigit($0) || $0 == "-" || $0 == "_" }
      }
  }
}
