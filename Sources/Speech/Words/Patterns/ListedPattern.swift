// SPDX-License-Identifier: GPL-3.0-or-later

/// An entry of the lexicon, the longest that stands here: "f.eks.", "A/S", "Digital Post".
enum ListedPattern {
  static let pattern = Pattern(reach: 12, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window[0]?.kind == .letters, window.before?.kind != .letters else { return nil }
    for length in stride(from: min(window.count, lexicon.longestListed), to: 0, by: -1) {
      let written = window.text(length)
      guard ends(window, at: length), let words = entry(written, window, length, lexicon) else { continue }
      let token = Token.listed(words: words, written: written)
      // "500 kr." at the end of a text ends its sentence too.
      let isEnd =
        written.hasSuffix(".") && (window[length] == nil && !window.isCut || window[length]?.kind == .line)
      // A hyphen after it only joins: "MitID-appen".
      let isJoined = window[length]?.symbol == "-" && window[length + 1]?.kind == .letters
      return Match(isEnd ? [token, .stop(.full)] : [token], length: isJoined ? length + 1 : length)
    }
    return nil
  }

  private static func entry(_ written: String, _ window: Window, _ length: Int, _ lexicon: Lexicon) -> String?
  {
    if let words = lexicon.entry(for: written) { return words }
    let next = window[length]?.kind == .space ? length + 1 : length
    return window[next]?.kind == .digits ? lexicon.entryBeforeNumber(for: written) : nil
  }

  /// Not in the middle of a word, a site or an address.
  private static func ends(_ window: Window, at length: Int) -> Bool {
    guard window.endsWord(at: length) || window[length - 1]?.symbol == "." && window[length]?.kind == .digits
    else {
      return false
    }
    guard let joint = window[length]?.symbol, [".", "@", "_", ":"].contains(joint) else { return true }
    return window.endsWord(at: length + 1) && window[length + 1]?.symbol != "/"
  }
}
