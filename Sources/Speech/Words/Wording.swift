// SPDX-License-Identifier: GPL-3.0-or-later

/// Tokens to the words of a language.
struct Wording {
  let lexicon: Lexicon

  /// The pieces of `text`; of a text that is nothing but punctuation, stops and no word.
  func pieces(of text: String, _ punctuation: Punctuation = .paused) -> [Piece] {
    Tokenizer(lexicon: lexicon, punctuation: punctuation).tokens(of: text).flatMap { pieces(for: $0) }
  }

  /// The pieces of a text that stands by itself. Where it is nothing but punctuation, that is named: it
  /// is all there is.
  func pieces(ofWhole text: String, _ punctuation: Punctuation = .paused) -> [Piece] {
    let pieces = pieces(of: text, punctuation)
    let isWordless = pieces.allSatisfy { if case .stop = $0 { true } else { false } }
    return isWordless ? self.pieces(of: text, .named) : pieces
  }

  /// The pieces of a command: none of its words is expanded, and none of its marks is only a pause.
  func pieces(ofCommand command: String) -> [Piece] {
    Tokenizer(lexicon: lexicon, isCommand: true).tokens(of: command).flatMap { pieces(for: $0) }
  }

  func pieces(for token: Token) -> [Piece] {
    switch token {
    case .word(let word): pieces(ofWord: word)
    case .listed(let words, let written): said(words, for: written)
    case .number(let quantity, let gender, let written):
      said(lexicon.words(for: quantity, gender: gender), for: written)
    case .ordinal(let number, let gender, let written):
      said(lexicon.words(forOrdinal: number, gender: gender), for: written)
    case .amount(let amount, let written): said(lexicon.words(for: amount), for: written)
    case .currency(let key, let written): said(lexicon.currencyName(key), for: written)
    case .measure(let quantity, let unit, let written): said(lexicon.words(for: quantity, unit), for: written)
    case .percent(let quantity, let written):
      said(lexicon.words(for: quantity, gender: lexicon.genders?.other) + name(of: "%"), for: written)
    case .date(let date, let written): said(lexicon.words(for: date), for: written)
    case .year(let year): said(lexicon.words(forYear: year), for: year.digits)
    case .time(let time, let written): said(lexicon.words(for: time), for: written)
    case .range: said(lexicon.separators.range, for: "")
    case .part(let number, let count): pieces(ofPart: number, count)
    case .digits(let groups), .iban(let groups), .phone(let groups), .civilNumber(let groups): grouped(groups)
    case .code(let code): pieces(ofCode: code)
    case .initials(let letters, let ending): pieces(ofInitials: letters, ending)
    case .roman(let number, let written): pieces(ofRoman: number, written)
    case .ambiguous(let number): number.flatMap { numberCharacter($0) }
    case .site(let site): pieces(ofSite: site)
    case .unusual(let word): pieces(ofUnusual: word)
    case .symbol(let symbol, let count): pieces(of: symbol, count: count)
    case .stop(let ending): [.stop(ending)]
    }
  }

  /// One digit of a code as a word of its own.
  func digit(_ digit: Character) -> SpokenWord? {
    lexicon.digitWord(digit).map { SpokenWord(marked: $0, written: String(digit), isDigit: true) }
  }

  /// Words of the lexicon; what was written stands with the first.
  func said(_ words: [String], for written: String) -> [Piece] {
    words.enumerated().map { .word(SpokenWord(marked: $1, written: $0 == 0 ? written : "")) }
  }

  func said(_ words: String, for written: String) -> [Piece] {
    said(NumberGrammar.split(words), for: written)
  }

  /// Characters in groups, a longer pause after each group but the last.
  func grouped(_ groups: [String]) -> [Piece] {
    Array(groups.map { group in group.flatMap { character($0) } }.joined(separator: [.stop(.group)]))
  }

  /// A character by itself: a digit, a letter's name, a symbol's name, or what is unusual about it.
  func character(_ character: Character) -> [Piece] {
    if let digit = digit(character) { return [.word(digit)] }
    if let name = lexicon.letters[character.lowercased()] { return said(name, for: String(character)) }
    return character.isLetter ? pieces(ofUnusual: String(character)) : pieces(of: character, count: 1)
  }

  /// A word of the language's letters, or of a loan's; a very long one in pieces.
  private func pieces(ofWord word: String) -> [Piece] {
    let loan: LanguageCode? =
      if case .loan(let language)? = lexicon.language(of: word) { language } else { nil }
    let spoken = loan == nil ? lexicon.respelled(lexicon.folded(word) ?? word) : word
    let parts = lexicon.composed(spoken).inGroups(of: Self.longestWord)
    return parts.enumerated().map { index, part in
      .word(SpokenWord(part, written: index == 0 ? word : "", language: loan))
    }
  }

  /// Letters that the voice is given in one word: espeak-ng 1.51 writes past a buffer of its own when a
  /// Danish word has more than a hundred accented ones.
  static let longestWord = 40

  private func numberCharacter(_ character: Character) -> [Piece] {
    guard let name = lexicon.separators.names[String(character)] else { return self.character(character) }
    return said(name, for: String(character))
  }

  /// "et af tre".
  private func pieces(ofPart number: String, _ count: String) -> [Piece] {
    let words = [number, count].compactMap { Quantity(whole: $0).map { lexicon.words(for: $0) } }
    return said(
      words.joined(separator: NumberGrammar.split(lexicon.separators.of)).map(\.self),
      for: "\(number)/\(count)")
  }

  /// Letters by name; an ending after an apostrophe belongs to the last of them.
  private func pieces(ofInitials letters: String, _ ending: String) -> [Piece] {
    let pieces = letters.flatMap { character($0) }
    guard !ending.isEmpty, case .word(let last)? = pieces.last else { return pieces }
    return pieces.dropLast() + [
      .word(
        SpokenWord("\(last.text)'\(ending)", written: "\(last.written)'\(ending)", language: last.language))
    ]
  }

  /// The number, and that it was written in Roman numerals.
  private func pieces(ofRoman number: Int, _ written: String) -> [Piece] {
    let words = lexicon.numbers.words(number) ?? []
    let name = lexicon.unusual.scripts["roman"] ?? lexicon.unusual.foreign
    return said(words, for: written) + [.stop(.comma)] + said(name, for: "") + [.stop(.comma)]
  }
}

extension Wording {
  /// A symbol by its name, and how often it stands there.
  func pieces(of symbol: Character, count: Int) -> [Piece] {
    let written = String(repeating: symbol, count: count)
    guard count > 1, let number = lexicon.numbers.words(count) else {
      return said(name(of: symbol), for: written)
    }
    return said(name(of: symbol) + number + NumberGrammar.split(lexicon.times), for: written)
  }

  /// The name of a symbol, an emoji or a digit of another script; "symbol" for one that has none, but never for a
  /// character that Unicode calls a number.
  func name(of symbol: Character) -> [String] {
    if let name = lexicon.symbols[String(symbol)] { return NumberGrammar.split(name) }
    if symbol.isWhitespace, let name = lexicon.symbols[Self.anySpace] { return NumberGrammar.split(name) }
    if let name = lexicon.emoji[Self.plain(symbol)] { return NumberGrammar.split(name) }
    if let digit = symbol.wholeNumberValue, symbol.unicodeScalars.first?.properties.numericType == .decimal,
      let name = lexicon.numbers.name(ofDigit: digit)
    {
      return NumberGrammar.split(lexicon.unusual.digit) + NumberGrammar.split(name)
    }
    if let name = lexicon.letters[symbol.lowercased()] { return NumberGrammar.split(name) }
    if let number = number(of: symbol) { return number }
    let isNumber = symbol.unicodeScalars.first?.properties.numericType != nil
    return NumberGrammar.split(isNumber ? lexicon.unusual.digit : lexicon.unknownSymbol)
  }

  /// The no-break space, whose name every space has that is none of the ordinary ones.
  private static let anySpace = "\u{A0}"

  /// A character that Unicode calls a number: "①", "⅓".
  private func number(of symbol: Character) -> [String]? {
    if let vulgar = Vulgar(symbol) { return lexicon.words(for: vulgar, after: 0) }
    guard let value = symbol.unicodeScalars.first?.properties.numericValue, value >= 0, value < 1e9,
      value == value.rounded()
    else { return nil }
    return lexicon.numbers.words(Int(value))
  }

  /// An emoji without the marks of its skin (U+1F3FB ... 1F3FF) and presentation (U+FE0F).
  private static func plain(_ emoji: Character) -> String {
    var plain = String.UnicodeScalarView()
    plain.append(
      contentsOf: emoji.unicodeScalars.filter {
        !(0x1F3FB...0x1F3FF).contains($0.value) && $0.value != 0xFE0F
      })
    return String(plain)
  }
}
