// SPDX-License-Identifier: GPL-3.0-or-later

/// Tokens to the words of a language.
struct Wording {
  let lexicon: Lexicon

  /// The clauses of `text`, ready for the voice; empty where nothing in it can be said.
  func clauses(of text: String) -> [Utterance.Clause] {
    clauses(of: Tokenizer(lexicon: lexicon).tokens(of: text))
  }

  func clauses(of tokens: [Token]) -> [Utterance.Clause] {
    var clauses: [Utterance.Clause] = []
    var words: [SpokenWord] = []
    for token in tokens {
      guard case .stop(let ending) = token else {
        words += self.words(for: token)
        continue
      }
      if !words.isEmpty { clauses.append(Utterance.Clause(words: words, ending: ending)) }
      words = []
    }
    if !words.isEmpty { clauses.append(Utterance.Clause(words: words, ending: .open)) }
    return clauses
  }

  func words(for token: Token) -> [SpokenWord] {
    let words =
      switch token {
      case .word(let word): [SpokenWord(word)]
      case .listed(let key, let written): spoken(lexicon.words[key] ?? written, for: written)
      case .number(let number, let written): spoken(lexicon.numbers.words(number) ?? [], for: written)
      case .digits(let digits): digits.compactMap(digit)
      case .site(let site): self.words(ofSite: site)
      case .symbol(let symbol): spoken(name(of: symbol), for: String(symbol))
      case .stop: [SpokenWord]()
      }
    return words.filter { !$0.text.isEmpty }
  }

  /// One digit as a word of its own.
  func digit(_ digit: Character) -> SpokenWord? {
    lexicon.digitWord(digit).map { SpokenWord($0, written: String(digit), isDigit: true) }
  }

  func spoken(_ words: [String], for written: String) -> [SpokenWord] {
    words.map { SpokenWord($0, written: written) }
  }

  private func spoken(_ words: String, for written: String) -> [SpokenWord] {
    spoken(NumberGrammar.split(words), for: written)
  }

  private func name(of symbol: Character) -> String {
    lexicon.symbols[String(symbol)] ?? lexicon.unknownSymbol
  }

  /// "borger.dk": the labels as words, the dots named, a last label of up to three letters by letters.
  private func words(ofSite site: String) -> [SpokenWord] {
    var words: [SpokenWord] = []
    var rest = site[...]
    while let first = rest.first {
      let label = rest.prefix { $0.isLetter || ASCII.isDigit($0) }
      if label.isEmpty {
        words += spoken(name(of: first), for: String(first))
        rest = rest.dropFirst()
      } else {
        rest = rest.dropFirst(label.count)
        words += self.words(ofLabel: label, isLast: rest.isEmpty || rest.first == "/")
      }
    }
    return words
  }

  private func words(ofLabel label: Substring, isLast: Bool) -> [SpokenWord] {
    if let known = lexicon.words[label.lowercased()] { return spoken(known, for: String(label)) }
    if label.allSatisfy(\.isLetter), label.count > (isLast ? 3 : 1) { return [SpokenWord(String(label))] }
    return label.map { digit($0) ?? SpokenWord(lexicon.letterName($0), written: String($0)) }
  }
}
