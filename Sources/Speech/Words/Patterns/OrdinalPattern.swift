// SPDX-License-Identifier: GPL-3.0-or-later

/// "3." before a word in lower case, "3rd": as the language writes its ordinals.
enum OrdinalPattern {
  static let pattern = Pattern(reach: 4, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard window.mayBeginNumber, let digits = scan.takeDigits(1...3), !digits.hasPrefix("0"),
      let number = Int(digits),
      lexicon.ordinals.words.indices.contains(number), let suffix = scan.next?.text.lowercased(),
      lexicon.ordinals.suffixes.contains(suffix)
    else { return nil }
    scan.pass(1)
    guard suffix == "." ? precedesWord(window) : window.endsWord(at: scan.length) else { return nil }
    return Match(.ordinal(number, written: scan.written), scan)
  }

  /// A full stop that ends a sentence is followed by a capital, or by nothing.
  private static func precedesWord(_ window: Window) -> Bool {
    guard window[2]?.kind == .space, let word = window[3], word.kind == .letters else { return false }
    return word.text.first?.isLowercase == true
  }
}
