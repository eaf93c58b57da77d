// SPDX-License-Identifier: GPL-3.0-or-later

/// An entry of the lexicon, the longest that stands here: "f.eks.", "A/S", "Digital Post", "24/7".
enum ListedPattern {
  static let pattern = Pattern(reach: 14, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard let first = window[0], window.announced != .name, window.before?.kind != .letters,
      first.kind == .letters || window.mayBeginNumber,
      !isName(window), let reach = lexicon.reach(ofEntryBeginning: first)
    else { return nil }
    for length in stride(from: min(window.count, reach), to: 0, by: -1) {
      let written = window.text(length)
      guard ends(window, at: length, written), let words = entry(written, window, length, lexicon) else {
        continue
      }
      return match(words, written, window, length)
    }
    return nil
  }

  private static func match(_ words: String, _ written: String, _ window: Window, _ length: Int) -> Match {
    // "EU's", "pc'en": an ending after an apostrophe.
    if let mark = window[length]?.symbol, "'’".contains(mark), let ending = window[length + 1],
      ending.kind == .letters,
      ending.text.count <= 3, ending.text.first?.isLowercase == true
    {
      return Match(
        [.listed(words: "\(words)'\(ending.text)", written: window.text(length + 2))], length: length + 2)
    }
    let token = Token.listed(words: words, written: written)
    // "500 kr." at the end of a text ends its sentence too.
    let isEnd =
      written.hasSuffix(".") && (window[length] == nil && !window.isCut || window[length]?.kind == .line)
    // A hyphen after it only joins: "MitID-appen", "UPS-pakke 2".
    let isJoined = window[length]?.isHyphen == true && window[length + 1]?.kind == .letters
    return Match(isEnd ? [token, .stop(.full)] : [token], length: isJoined ? length + 1 : length)
  }

  /// What stands right behind "@" or "/" without a space is a name of somebody's, and no abbreviation.
  private static func isName(_ window: Window) -> Bool { window.before?.isSymbol("@") == true }

  private static func entry(_ written: String, _ window: Window, _ length: Int, _ lexicon: Lexicon) -> String?
  {
    let next = window[length]?.kind == .space ? length + 1 : length
    let isBeforeNumber = isNumber(window, next, lexicon)
    if isBeforeNumber, let words = lexicon.entryBeforeNumber(for: written) { return words }
    // Capitals of an abbreviation without its full stop may be an organisation's: "KL", "NR", "OK".
    if !isBeforeNumber, lexicon.acronymSet.contains(written.lowercased()), written.allSatisfy(\.isUppercase),
      written.count > 1
    {
      return nil
    }
    return lexicon.entry(for: written)
  }

  /// Digits, with a sign or a currency's sign or a code's letters glued to them: "nr. 5", "min. £25", "no. GB123".
  private static func isNumber(_ window: Window, _ place: Int, _ lexicon: Lexicon) -> Bool {
    guard let first = window[place] else { return false }
    if first.kind == .digits { return true }
    guard window[place + 1]?.kind == .digits else { return false }
    if first.kind == .letters { return first.text.count < 4 && first.text.allSatisfy(\.isUppercase) }
    return first.isDash || lexicon.sign(first.text) != nil
  }

  /// Not in the middle of a word, a site or an address.
  private static func ends(_ window: Window, at length: Int, _ written: String) -> Bool {
    let isDotted = window[length - 1]?.symbol == "."
    let isOpen = window[length - 1]?.isSymbol("/") == true
    guard window.endsWord(at: length) || isDotted && window[length]?.kind == .digits || isOpen else {
      return false
    }
    guard let joint = window[length]?.symbol, [".", "@", "_", ":"].contains(joint) else { return true }
    return window.endsWord(at: length + 1) && window[length + 1]?.symbol != "/"
  }
}
