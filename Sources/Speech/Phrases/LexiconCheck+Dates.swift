// SPDX-License-Identifier: GPL-3.0-or-later

extension LexiconCheck {
  func dates() -> String? {
    let words = NumberGrammar.split(lexicon.dates.spoken)
    let missing = LexiconFile.Dates.places.first { !words.contains($0) }
    if let missing { return "'dates.spoken' lacks \(missing); write it as a word of its own" }
    return lexicon.dates.abbreviations.sorted { $0.key < $1.key }.first { !(1...12).contains($0.value) }
      .map { "'dates.abbreviations.\($0.key)' is no month" }
  }

  /// From the earliest on, so that none of them hides another; years of other than four digits have no
  /// halves.
  func years() -> String? {
    var earliest = 1000
    for (place, style) in lexicon.dates.years.enumerated() {
      let key = "'dates.years.\(place)"
      if style.from < earliest { return "\(key).from' is \(style.from); it may be \(earliest) or later" }
      if style.to < style.from { return "\(key).to' is \(style.to); it may be \(style.from) or later" }
      if style.to > 9999 { return "\(key).to' is \(style.to); it may be 9999 or earlier" }
      earliest = style.to + 1
    }
    return nil
  }
}
