// SPDX-License-Identifier: GPL-3.0-or-later

/// What a number is followed by, as far as it changes the number's form.
extension Lexicon {
  /// A number by itself, in the form that `next` asks for: "en dag", "et brev", "et".
  func numberToken(
    _ quantity: Quantity, _ next: Lexeme?, written: String, _ announced: Announcement? = nil
  ) -> Token {
    if announced == .year || announced == .date, let year = year(quantity, written) { return year }
    let gender = next?.kind == .letters ? next.flatMap { self.gender(of: $0.text) } : nil
    return .number(quantity, gender: gender, written: written)
  }

  /// Four digits that are said as a year where one is announced.
  private func year(_ quantity: Quantity, _ written: String) -> Token? {
    guard quantity.fraction.isEmpty, written.utf8.count == 4, let year = CalendarDay.Year(written),
      self.dates.years.contains(where: { $0.contains(quantity.whole) })
    else { return nil }
    return .year(year)
  }

  /// The gender of a noun, by itself or by the last part of a compound; nil before a word that is no noun.
  func gender(of word: String) -> String? {
    guard let genders = self.genders, word.count > 1, word.last?.isLowercase == true || word.count > 4 else {
      return nil
    }
    let word = word.lowercased()
    if self.nounsApart.contains(word) { return nil }
    return isNeuter(word) ? genders.listed : genders.other
  }

  /// An ordinal in the form that its noun asks for: "andet kvartal".
  func words(forOrdinal number: Int, gender: String?) -> String {
    if gender != nil, gender == self.genders?.listed, let form = self.genders?.ordinals?[String(number)] {
      return form
    }
    return self.ordinals.words[number]
  }

  private func isNeuter(_ word: String) -> Bool {
    var rest = word.suffix(self.longestNoun)
    while rest.count > 2 {
      if self.listedNouns.contains(String(rest)) { return true }
      rest = rest.dropFirst()
    }
    return false
  }

  /// "af" and "of", as they are written.
  var fractionLinks: [String] { [SpokenWord(marked: self.separators.of, written: "").text] }

  /// A thing that a fraction is of, as a unit without a form of its own for one.
  func noun(_ word: String) -> LexiconFile.UnitWords? {
    guard word.first?.isLowercase == true, !self.nounsApart.contains(word.lowercased()) else { return nil }
    return LexiconFile.UnitWords(one: word, other: word, gender: gender(of: word))
  }

  /// A unit without its "one": "måned" of "en måned".
  func bare(_ unit: LexiconFile.UnitWords) -> String {
    let ones = self.onesOfUnits
    let words = NumberGrammar.split(unit.one).filter { !ones.contains($0) }
    return words.isEmpty ? unit.one : words.joined(separator: " ")
  }
}

extension Lexicon {
  /// What a word or an abbreviation announces: an introducer, or a compound that ends as one ("policenr.").
  func announcement(of written: String) -> Announcement? {
    let word = written.lowercased()
    if let announcement = self.introducers[word] { return announcement }
    let parts = word.split(whereSeparator: { !$0.isLetter })
    if let day = parts.last, self.dates.weekdays[String(day)] != nil { return .time }
    if parts.count > 1, let first = parts.first, let announcement = self.introducers[String(first)] {
      return announcement == .digits ? .digits : nil
    }
    let isCompound =
      word.count > 3 && compound(word) != nil || self.introducerEnds.contains(where: word.hasSuffix)
    return isCompound ? .digits : nil
  }

  /// "policenummer" of "policenr" or "policenr."; nil for what does not end so.
  func compound(_ word: String) -> String? {
    let stem = word.hasSuffix(".") ? word.dropLast() : word[...]
    guard let (suffix, said) = self.compounds.first(where: { stem.lowercased().hasSuffix($0.key) }) else {
      return nil
    }
    if let known = entry(for: String(stem)) ?? entry(for: stem + "."), stem.count > suffix.count {
      return known
    }
    var head = String(stem.dropLast(suffix.count))
    let isHyphened = head.last.map(Dash.hyphens.contains) ?? false
    while let last = head.last, last == "." || Dash.hyphens.contains(last) { head.removeLast() }
    guard head.count > 1 || isHyphened && head.first?.isUppercase == true else { return nil }
    // A loan's mark stands in front of the whole; letters stay apart from the word, a word joins it.
    let mark = SpokenWord.languageMark(said) ?? ""
    let tail = said.dropFirst(mark.count)
    guard let known = entry(for: head) ?? entry(for: head + ".") else {
      // "EAN-nr.", "P-nr.": letters.
      let isAcronym = self.acronymSet.contains(head.lowercased()) || isHyphened && head.count < 5
      guard isAcronym, head.allSatisfy(\.isUppercase) else { return mark + head + tail }
      return "\(head.map(letterName).joined(separator: " ")) \(mark)\(tail)"
    }
    let own = SpokenWord.languageMark(known) ?? ""
    return known.contains(" " as Character) ? "\(known) \(tail)" : mark + known.dropFirst(own.count) + tail
  }
}
