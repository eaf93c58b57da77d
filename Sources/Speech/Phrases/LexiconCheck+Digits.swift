// SPDX-License-Identifier: GPL-3.0-or-later

/// A code is only as good as its digits: none may be mute, or sound like another.
extension LexiconCheck {
  func digits() -> String? { unspeakableDigit() ?? repeatedDigit() }

  private func unspeakableDigit() -> String? {
    lexicon.digits.enumerated().first { !isSpeakable(word: $0.element, orAs: "\($0.offset)") }
      .map {
        "'digits.\($0.offset)' cannot be said: '\($0.element)'; write '\($0.offset)', or one word in the letters of 'alphabet' and 'accents', or of a loan"
      }
  }

  private func repeatedDigit() -> String? {
    let said = lexicon.digits.map { $0.lowercased() }
    for (place, word) in said.enumerated() {
      guard let first = said.firstIndex(of: word), first < place else { continue }
      return "'digits.\(place)' is '\(word)', as 'digits.\(first)' is; give each digit a word of its own"
    }
    return nil
  }
}
