// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrasebook {
  /// A sentence of the reader's own, filled with `arguments`.
  ///
  /// - Throws: `SpeechError.missingKey` for a key never declared, `.wrongArgument` for arguments other
  ///   than declared, `.notSpeakable` for a number, amount or code that is not one, `.silent`.
  public func utterance(
    _ key: String, _ arguments: [String: Argument] = [:]
  ) throws(SpeechError) -> Utterance {
    try nonEmpty(parts(of: key, arguments))
  }

  func nonEmpty(_ parts: [Utterance.Part]) throws(SpeechError) -> Utterance {
    guard parts.contains(where: { $0.wordCount > 0 }) else { throw .silent }
    return Utterance(language: language, parts: parts)
  }

  private func parts(of key: String, _ arguments: [String: Argument]) throws(SpeechError) -> [Utterance.Part]
  {
    guard let declaration = declarations[key] else { throw .missingKey(file: "phrases.json", key: key) }
    try check(arguments, against: declaration)
    let fileKey = self.fileKey(of: declaration, arguments)
    guard let template = templates[fileKey] else { throw .missingKey(file: "phrases.json", key: fileKey) }
    var sentence = SentenceBuilder()
    for segment in template.segments {
      switch segment {
      case .text(let text): sentence.append(wording.tokens(text), as: .prompt, wording: wording)
      case .placeholder(let name):
        guard let argument = arguments[name] else { throw .wrongArgument(key: key, placeholder: name) }
        try append(argument, to: &sentence)
      }
    }
    return sentence.finish()
  }

  private func check(
    _ arguments: [String: Argument], against declaration: PhraseDeclaration
  ) throws(SpeechError) {
    for name in Set(arguments.keys).union(declaration.placeholders.keys).sorted()
    where arguments[name]?.kind != declaration.placeholders[name] {
      throw .wrongArgument(key: declaration.key, placeholder: name)
    }
  }

  /// The file's key: the plural form that the number asks for (CLDR "one": exactly 1 in these languages).
  private func fileKey(of declaration: PhraseDeclaration, _ arguments: [String: Argument]) -> String {
    guard let plural = declaration.plural, case .number(let count)? = arguments[plural] else {
      return declaration.key
    }
    return declaration.fileKeys[count == 1 ? 0 : 1]
  }

  private func append(_ argument: Argument, to sentence: inout SentenceBuilder) throws(SpeechError) {
    switch argument {
    case .name(let text): sentence.append(wording.tokens(text), as: .quote, wording: wording)
    case .word(let text): sentence.append(wording.tokens(text), as: .prompt, wording: wording)
    case .number(let number):
      sentence.append(try said(lexicon.numbers.words(number), "number"), written: String(number))
    case .duration(let seconds):
      sentence.append(try said(lexicon.words(forSeconds: seconds), "duration"), written: String(seconds))
    case .amount(let decimal, let currency):
      let amount = Amount(decimal, currency: currency)
      sentence.append(
        try said(amount.flatMap(lexicon.words(for:)), "amount"), written: "\(decimal) \(currency)")
    case .digits(let digits, let isSecret):
      sentence.append(digits: try clauses(ofDigits: digits), isSecret: isSecret)
    case .phrase(let key): sentence.append(try parts(of: key, [:]))
    }
  }

  private func said(_ words: [String]?, _ kind: String) throws(SpeechError) -> [String] {
    guard let words else { throw .notSpeakable(kind: kind) }
    return words
  }
}

extension Wording {
  func tokens(_ text: String) -> [Token] { Tokenizer(lexicon: lexicon).tokens(of: text) }
}
