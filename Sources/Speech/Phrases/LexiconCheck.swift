// SPDX-License-Identifier: GPL-3.0-or-later

/// `lexicon.json` against what the code reads out of it: a lost line or column is found when the reader
/// starts, not when a word is missing from an amount.
struct LexiconCheck {
  let file: String
  let lexicon: LexiconFile
  let voice: VoiceFile
  /// The letters of the language itself, and of each that words are lent from: as sets, for they are asked for every letter
  /// of the file.
  private let own: Set<Character>
  private let lent: [String: Set<Character>]
  /// The same letters of the language, large and small, by scalar, as far as Latin alphabets go.
  private let letters: [Bool]

  init(file: String, lexicon: LexiconFile, voice: VoiceFile) {
    (self.file, self.lexicon, self.voice) = (file, lexicon, voice)
    own = Set(lexicon.alphabet).union(lexicon.accents).union(Lexicon.joints)
    lent = (lexicon.loans ?? [:]).mapValues { Set($0).union(Lexicon.joints) }
    var letters = [Bool](repeating: false, count: 0x250)
    for letter in lexicon.alphabet + lexicon.accents {
      for form in [String(letter), letter.uppercased()] where form.unicodeScalars.count == 1 {
        for scalar in form.unicodeScalars where scalar.value < 0x250 { letters[Int(scalar.value)] = true }
      }
    }
    self.letters = letters
  }

  /// - Throws: `SpeechError.malformed` naming the first field that is not as it must be.
  func check() throws(SpeechError) {
    let faults = [
      counts, scales, letterNames, keys, digits, currencies, money, tables, dates, years, hosts, texts,
    ]
    for fault in faults {
      if let reason = fault() { throw .malformed(file: file, reason: reason) }
    }
  }

  private func counts() -> String? {
    let lists = [
      ("digits", lexicon.digits.count, 10...10),
      ("numbers.below100", lexicon.numbers.below100.count, 100...100),
      ("dates.months", lexicon.dates.months.count, 12...12),
      ("dates.spokenMonths", lexicon.dates.spokenMonths?.count ?? 12, 12...12),
      ("ordinals.words", lexicon.ordinals.words.count, 32...100),
    ]
    return lists.first { !$0.2.contains($0.1) }.map { name, count, range in
      "'\(name)' has \(count) entries, not \(range.lowerBound)"
    }
  }

  private func scales() -> String? {
    let values = lexicon.numbers.scales.map(\.value)
    let isFalling = zip(values, values.dropFirst()).allSatisfy(>)
    return values.last == 100 && isFalling ? nil : "'numbers.scales' must fall to 100"
  }

  private func letterNames() -> String? {
    let loans = (lexicon.loans ?? [:]).values.joined()
    if let letter = (lexicon.alphabet + lexicon.accents + loans).first(where: {
      lexicon.letters[String($0)] == nil
    }) {
      return "'letters' has no name for '\(letter)'"
    }
    return lexicon.alphabet.first { lexicon.phonetic[String($0)] == nil }.map {
      "'phonetic' has no word for '\($0)'"
    }
  }

  private func keys() -> String? {
    for unit in ["day", "hour", "minute", "second"] where lexicon.units[unit] == nil {
      return "'units.\(unit)' is missing"
    }
    if lexicon.unusual.scripts["other"] == nil { return "'unusual.scripts.other' is missing" }
    if let group = lexicon.digitGroups.first(where: { $0.value < 1 || Int($0.key) == nil }) {
      return "'digitGroups.\(group.key)' is no number of digits"
    }
    let lowered =
      Array(lexicon.words.keys) + lexicon.beforeNumbers.keys + lexicon.introducers.keys + lexicon.letters.keys
      + lexicon.phonetic.keys
    if let key = lowered.sorted().first(where: { $0 != $0.lowercased() }) {
      return "the key '\(key)' has a capital"
    }
    return (lexicon.loans ?? [:]).keys.sorted().first { voice.settings.loans?[$0] == nil }
      .map { "'loans.\($0)' has no voice in voice.json" }
  }

  /// ISO 4217 says which currencies have a smaller unit.
  private func currencies() -> String? {
    for (code, currency) in lexicon.currencies.sorted(by: { $0.key < $1.key }) where Currency.isCode(code) {
      if (currency.minor == nil) != (Currency.decimals(of: code) == 0) {
        return "'currencies.\(code).minor' must \(currency.minor == nil ? "be there" : "be null")"
      }
    }
    return nil
  }

  private func hosts() -> String? {
    let place = LexiconFile.hostLabelsPlace
    return NumberGrammar.split(lexicon.hostLabels).contains(place)
      ? nil : "'hostLabels' lacks \(place); write it as a word of its own"
  }

  private func texts() -> String? {
    LexiconTexts(lexicon: lexicon).all.filter { !isSpeakable($0.text) }.min { $0.place < $1.place }.map {
      "'\($0.place)' cannot be said: '\($0.text)'; write words in the letters of 'alphabet' and 'accents', or of a loan"
    }
  }

  private func isSpeakable(_ text: String) -> Bool {
    if isPlain(text) { return true }
    let words = NumberGrammar.split(text)
    return !words.isEmpty && words.allSatisfy { isSpeakable(word: $0) }
  }

  /// Whether the scalars alone tell that the text can be said, as nearly every text's do: letters of the language, and between
  /// them a space or a joint.
  private func isPlain(_ text: String) -> Bool {
    var isInWord = false
    for scalar in text.unicodeScalars {
      if isLetter(scalar) {
        isInWord = true
      } else {
        guard isInWord, scalar == " " || scalar == "-" || scalar == "'" else { return false }
        isInWord = false
      }
    }
    return isInWord
  }

  private func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    let place = Int(scalar.value)
    return letters.indices.contains(place) && letters[place]
  }

  /// Whether the voice gets `word` as it is written: made of letters that the voice it names can be given,
  /// or `numeral` itself.
  func isSpeakable(word: String, orAs numeral: String? = nil) -> Bool {
    let spoken = SpokenWord(marked: word, written: "")
    guard spoken.marked == word, !spoken.text.isEmpty, let letters = alphabet(of: spoken.language) else {
      return false
    }
    return spoken.text == numeral
      || spoken.text.lowercased().allSatisfy(letters.contains)
  }

  /// Nil for a language that nothing is lent from.
  private func alphabet(of language: LanguageCode?) -> Set<Character>? {
    guard let language else { return own }
    return lent[language.rawValue]
  }
}
