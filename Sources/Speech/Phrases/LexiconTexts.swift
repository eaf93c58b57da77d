// SPDX-License-Identifier: GPL-3.0-or-later

/// Every text of a lexicon that is ever said, with the place where it stands; the ten digits of codes are
/// no words, and are checked by themselves.
struct LexiconTexts {
  let lexicon: LexiconFile

  /// One of them. Its place is put together only where it is asked for: there are thousands, checked at each start.
  struct Text {
    let table: String
    /// Empty for a text in no table.
    let key: String
    let text: String

    var place: String { key.isEmpty ? table : "\(table).\(key)" }
  }

  /// In no order.
  var all: [Text] {
    lists.flatMap { name, texts in texts.enumerated().map { Text(table: name, key: "\($0)", text: $1) } }
      + tables.flatMap { name, texts in texts.map { Text(table: name, key: $0.key, text: $0.value) } }
      + units + (singles + dates + fractions + scales + hosts).map { Text(table: $0, key: "", text: $1) }
  }

  private var lists: [(String, [String])] {
    [
      ("numbers.below100", lexicon.numbers.below100), ("numbers.alone", lexicon.numbers.alone ?? []),
      ("numbers.figures", lexicon.numbers.figures ?? []),
      ("numbers.scales.one", lexicon.numbers.scales.map(\.one)),
      ("numbers.scales.other", lexicon.numbers.scales.map(\.other)),
      ("ordinals.words", lexicon.ordinals.words),
      ("dates.spokenMonths", lexicon.dates.spokenMonths ?? lexicon.dates.months),
    ]
  }

  private var tables: [(String, [String: String])] {
    [
      ("numbers.ones", lexicon.numbers.ones), ("separators.names", lexicon.separators.names),
      ("words", lexicon.words), ("beforeNumbers", lexicon.beforeNumbers),
      ("beforeNames", lexicon.beforeNames),
      ("afterNames", lexicon.afterNames), ("afterAmounts", lexicon.afterAmounts),
      ("compounds", lexicon.compounds),
      ("address.floors", lexicon.address?.floors ?? [:]), ("address.doors", lexicon.address?.doors ?? [:]),
      ("genders.ordinals", lexicon.genders?.ordinals ?? [:]), ("foldings", lexicon.foldings),
      ("dates.weekdays", lexicon.dates.weekdays), ("dates.decades.words", lexicon.dates.decades.words),
      ("dates.dayHalves", lexicon.dates.dayHalves), ("letters", lexicon.letters),
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
      ("separators.range", lexicon.separators.range), ("separators.of", lexicon.separators.of),
      ("per.said", lexicon.per.said), ("dates.quarter", lexicon.dates.quarter),
    ] + optional
  }

  private var optional: [(String, String)] {
    [
      ("numbers.and", lexicon.numbers.and), ("ordinals.kings", lexicon.ordinals.kings),
      ("dates.halfTo", lexicon.dates.halfTo), ("address.hundreds", lexicon.address?.hundreds),
    ].compactMap { place, text in text.map { (place, $0) } }
  }

  private var hosts: [(String, String)] {
    NumberGrammar.split(lexicon.hostLabels).filter { $0 != LexiconFile.hostLabelsPlace }
      .map { ("hostLabels", $0) }
  }

  private var fractions: [(String, String)] {
    lexicon.fractions.flatMap { key, words in
      [("fractions.\(key).alone", words.alone)]
        + words.before.map { ("fractions.\(key).before.\($0.key)", $0.value) }
        + [("after", words.after), ("beforeThings", words.beforeThings)].compactMap { name, text in
          text.map { ("fractions.\(key).\(name)", $0) }
        }
    }
  }

  private var scales: [(String, String)] {
    lexicon.scales.enumerated().flatMap { place, scale in
      [("scales.\(place).one", scale.one), ("scales.\(place).other", scale.other)]
    }
  }

  private var units: [Text] {
    let named = lexicon.units.map { ("units", $0.key, $0.value) }
    let currencies = lexicon.currencies.flatMap { code, words in
      [("currencies", code + ".unit", words.unit)]
        + (words.minor.map { [("currencies", code + ".minor", $0)] } ?? [])
    }
    let measures = lexicon.measures.map { ("measures", $0.key, $0.value) }
    return (named + currencies + measures).flatMap { table, key, words in
      [Text(table: table, key: key, text: words.one), Text(table: table, key: key, text: words.other)]
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
