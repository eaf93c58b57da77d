// SPDX-License-Identifier: GPL-3.0-or-later

extension Wording {
  /// "borger.dk": the labels as words, everything between them by name, a last label of two letters
  /// spelled. Of a long host first its end, and how many labels there are, then the whole in order.
  func pieces(ofSite site: String) -> [Piece] {
    guard let end = Site(site).endOfLongHost else { return pieces(ofLabels: site) }
    let count = lexicon.numbers.words(Site(site).labels.count) ?? []
    let labels = NumberGrammar.split(lexicon.hostLabels).flatMap {
      $0 == LexiconFile.hostLabelsPlace ? count : [$0]
    }
    // What was written stands with the whole, which follows: spelled, it is there once.
    return pieces(ofLabels: end).map(\.withoutWritten) + [.stop(.comma)] + said(labels, for: "")
      + [.stop(.comma)] + pieces(ofLabels: site)
  }

  private func pieces(ofLabels site: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = site[...]
    while let first = rest.first {
      let label = rest.prefix { $0.isLetter || ASCII.isDigit($0) }
      rest = rest.dropFirst(max(1, label.count))
      pieces += label.isEmpty ? self.pieces(of: first, count: 1) : self.pieces(ofLabel: String(label))
    }
    return pieces
  }

  private func pieces(ofLabel label: String) -> [Piece] {
    if let known = lexicon.entry(for: label), isSpelledOut(known, label) { return said(known, for: label) }
    if label.allSatisfy({ !$0.isLetter || lexicon.isOfAlphabet($0) }) {
      return isWord(label) ? pieces(for: .word(label)) : label.flatMap { character($0) }
    }
    return pieces(ofUnusual: label)
  }

  /// Whether an entry of the lexicon only says how its letters are read ("mit i d"), and expands nothing ("klokken").
  private func isSpelledOut(_ known: String, _ label: String) -> Bool {
    let words = NumberGrammar.split(known).map { SpokenWord(marked: $0, written: "").text }
    if words.joined() == label.lowercased() { return true }
    return words == label.map { NumberGrammar.split(lexicon.letterName($0)) }.flatMap(\.self)
  }

  /// Three letters or more, a vowel among them.
  private func isWord(_ label: String) -> Bool {
    label.count > 2 && label.allSatisfy(\.isLetter)
      && label.lowercased().contains(where: lexicon.vowelSet.contains)
  }

  /// "AB12CD": digits one by one, letters by name, but for a run of four letters or more that is a word.
  func pieces(ofCode code: String) -> [Piece] {
    Lexeme.split(code).flatMap { run -> [Piece] in
      if run.kind != .letters { return run.text.flatMap { character($0) } }
      if let known = lexicon.entry(for: run.text) { return said(known, for: run.text) }
      if lexicon.language(of: run.text) == nil { return pieces(ofUnusual: run.text) }
      return run.text.count > 3 && isWord(run.text)
        ? pieces(for: .word(run.text)) : run.text.flatMap { character($0) }
    }
  }
}
