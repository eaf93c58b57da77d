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

/// The parts of an address that tell whose it is: "https://user@login.example.com:8080/path".
struct Site {
  /// The labels of the host, first to last: "login", "example", "com".
  let labels: [Substring]
  /// Whether a user or a scheme stands before the host, which is then one whatever its last label is.
  let isNamed: Bool

  init(_ piece: String) {
    let afterScheme = piece.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)
    let hasScheme = afterScheme.count == 3 && afterScheme[0].hasSuffix(":") && afterScheme[1].isEmpty
    let rest = hasScheme ? afterScheme[2] : piece[...]
    let authority = rest.prefix { !["/", "?", "#"].contains($0) }
    let halves = authority.split(separator: "@", omittingEmptySubsequences: false)
    let host = halves.last ?? ""
    labels = host.prefix { $0 != ":" }.split(separator: ".", omittingEmptySubsequences: false)
    // "root@web01", "https://localhost/": a host of one label.
    isNamed = halves.count == 2 && !halves[0].isEmpty || hasScheme
  }

  /// Whether it is the name of a site at all.
  var isSite: Bool {
    guard labels.count >= (isNamed ? 1 : 2), let last = labels.last else { return false }
    return (isNamed || last.count >= 2 && last.allSatisfy(\.isLetter))
      && labels.allSatisfy {
        !$0.isEmpty && $0.allSatisfy { $0.isLetter || ASCII.isDigit($0) || $0 == "-" || $0 == "_" }
      }
  }

  /// The end of a host that is too long to be followed from its beginning; nil of a short one, and of a number.
  ///
  /// Whoever registered "evil.example" may write whatever they like in front of it: the end alone tells whose it is.
  var endOfLongHost: String? {
    let characters = labels.reduce(labels.count - 1) { $0 + $1.count }
    guard isSite, labels.count > Self.labelsFollowed || characters > Self.charactersFollowed,
      labels.count > registered.count, labels.last?.allSatisfy(ASCII.isDigit) == false
    else { return nil }
    return registered.joined(separator: ".")
  }

  /// The last two labels; three where the last two may be a country's own domain ("co.uk", "gov.gl").
  private var registered: ArraySlice<Substring> {
    let pair = labels.suffix(2)
    let isShared = pair.count == 2 && pair.last?.count == 2 && (pair.first?.count ?? 0) <= 3
    return labels.suffix(isShared ? 3 : 2)
  }

  /// Labels of a host that is said from its beginning: "selvbetjening.login.borger.dk".
  private static let labelsFollowed = 4
  private static let charactersFollowed = 40
}
