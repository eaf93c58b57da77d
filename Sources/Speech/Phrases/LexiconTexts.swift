// SPDX-License-Identifier: GPL-3.0-or-later

/// Every text of a lexicon that is ever said, with the place where it stands; the ten digits of codes are
/// no words, and are checked by themselves.
struct LexiconTexts {
  let lexicon: LexiconFile

  var all: [(place: String, text: String)] {
    lists.flatMap { name, texts in texts.enumerated().map { ("\(name).\($0)", $1) } }
      + tables.flatMap { name, texts in
        texts.sorted { $0.key < $1.key }.map { ("\(name).\($0.key)", $0.value) }
      }
      + singles + units + dates
  }

  private var lists: [(String, [String])] {
    [
      ("numbers.below100", lexicon.numbers.below100), ("numbers.alone", lexicon.numbers.alone ?? []),
      ("numbers.scales.one", lexicon.numbers.scales.map(\.one)),
      ("numbers.scales.other", lexicon.numbers.scales.map(\.other)),
      ("ordinals.words", lexicon.ordinals.words),
      ("dates.spokenMonths", lexicon.dates.spokenMonths ?? lexicon.dates.months),
    ]
  }

  private var tables: [(String, [String: String])] {
    [
      ("numbers.ones", lexicon.numbers.ones), ("separators.names", lexicon.separators.names),
      ("words", lexicon.words), ("beforeNumbers", lexicon.beforeNumbers), ("letters", lexicon.letters),
      ("phonetic", lexicon.phonetic),
      ("symbols", lexicon.symbols), ("emoji", lexicon.emoji), ("unusual.scripts", lexicon.unusual.scripts),
    ]
  }

  private var singles: [(String, String)] {
    [
      ("numbers.minus", lexicon.numbers.minus), ("numbers.point", lexicon.numbers.point),
      ("unknownSymbol", lexicon.unknownSymbol), ("times", lexicon.times), ("joiner", lexicon.joiner),
      ("unusual.mixed", lexicon.unusual.mixed), ("unusual.foreign", lexicon.unusual.foreign),
      ("unusual.rare", lexicon.unusual.rare), ("unusual.digit", lexicon.unusual.digit),
      ("unusual.letter", lexicon.unusual.letter), ("unusual.marked", lexicon.unusual.marked),
    ] + (lexicon.numbers.and.map { [("numbers.and", $0)] } ?? [])
  }

  private var units: [(String, String)] {
    let named = lexicon.units.map { ("units.\($0.key)", $0.value) }
    let currencies = lexicon.currencies.flatMap { code, words in
      [("currencies.\(code).unit", words.unit)]
        + (words.minor.map { [("currencies.\(code).minor", $0)] } ?? [])
    }
    let measures = lexicon.measures.map { ("measures.\($0.key)", $0.value) }
    return (named + currencies + measures).sorted { $0.0 < $1.0 }.flatMap {
      [($0.0, $0.1.one), ($0.0, $0.1.other)]
    }
  }

  private var dates: [(String, String)] {
    let own = NumberGrammar.split(lexicon.dates.spoken).filter { !LexiconFile.Dates.places.contains($0) }
    return own.map { ("dates.spoken", $0) } + lexicon.dates.years.enumerated().flatMap(years)
  }

  /// Nothing may stand between a year's halves, but a whole century must be told from its number.
  private func years(at place: Int, _ style: LexiconFile.YearStyle) -> [(String, String)] {
    let joints = [("small", style.small), ("other", style.other)].filter { !$0.1.isEmpty }
    return ([("even", style.even)] + joints).map { ("dates.years.\(place).\($0)", $1) }
  }
}
