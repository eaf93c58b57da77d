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

  /// A sentence as it is written, its placeholders in braces: for what is read and never said.
  public func sentence(_ key: String) -> String? {
    templates[key]?.segments.reduce(into: "") { sentence, segment in
      switch segment {
      case .text(let text): sentence += text
      case .placeholder(let name): sentence += "{\(name)}"
      }
    }
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
    for (place, segment) in template.segments.enumerated() {
      switch segment {
      case .text(let text): sentence.append(wording.pieces(of: text), as: .prompt)
      case .placeholder(let name):
        guard let argument = arguments[name] else { throw .wrongArgument(key: key, placeholder: name) }
        let next = template.segments.dropFirst(place + 1).first
        try append(argument, before: next, to: &sentence)
      }
    }
    return sentence.finish()
  }

  private func check(
    _ arguments: [String: Argument], against declaration: PhraseDeclaration
  ) throws(SpeechError) {
    for name in Set(arguments.keys).union(declaration.placeholders.keys).sorted()
    where !fits(arguments[name]?.kind, declaration.placeholders[name]) {
      throw .wrongArgument(key: declaration.key, placeholder: name)
    }
  }

  /// Whether an argument may fill a placeholder: one of its kind, and where a name is wanted words of our own that stand for it.
  private func fits(_ given: Argument.Kind?, _ declared: Argument.Kind?) -> Bool {
    given == declared || (given == .phrase && declared == .name)
  }

  /// The file's key: the plural form that the number asks for (CLDR "one": exactly 1 in these languages).
  private func fileKey(of declaration: PhraseDeclaration, _ arguments: [String: Argument]) -> String {
    guard let plural = declaration.plural, case .number(let count)? = arguments[plural] else {
      return declaration.key
    }
    return declaration.fileKeys[count == 1 ? 0 : 1]
  }

  /// - Parameter next: what follows; a count takes the form that its noun asks for.
  private func append(
    _ argument: Argument, before next: PhraseTemplate.Segment?, to sentence: inout SentenceBuilder
  ) throws(SpeechError) {
    switch argument {
    case .number(let number):
      let noun: String? =
        if case .text(let text)? = next { text.split(separator: " ").first.map(String.init) } else { nil }
      let pieces = wording.pieces(ofNumber: number, before: noun)
      sentence.append(try said(pieces, argument.kind), as: .prompt)
    case .name(let text): sentence.append(try quoted(text), as: .quote)
    case .account(let account): sentence.append(try visible(account, wording.pieces(ofAccount:)), as: .quote)
    case .digits(let digits, let isSecret):
      sentence.append(digits: try clauses(ofDigits: digits), isSecret: isSecret)
    case .phrase(let key): sentence.append(try parts(of: key, [:]))
    default: sentence.append(try said(pieces(of: argument), argument.kind), as: .prompt)
    }
  }

  /// What the reader says of a value of its own; nil for a value that is none of its kind.
  private func pieces(of argument: Argument) -> [Piece]? {
    switch argument {
    case .word(let text): wording.pieces(ofWhole: text)
    case .ordinal(let number): wording.pieces(ofOrdinal: number)
    case .duration(let seconds): wording.pieces(ofSeconds: seconds)
    case .date(let year, let month, let day): wording.pieces(ofYear: year, month: month, day: day)
    case .clock(let hour, let minute): wording.pieces(ofHour: hour, minute: minute)
    case .amount(let decimal, let currency): wording.pieces(ofAmount: decimal, currency: currency)
    case .phone(let number): wording.pieces(ofPhone: number)
    case .name, .account, .digits, .phrase, .number: nil
    }
  }

  private func said(_ pieces: [Piece]?, _ kind: Argument.Kind) throws(SpeechError) -> [Piece] {
    guard let pieces, !pieces.isEmpty else { throw .notSpeakable(kind: kind.rawValue) }
    return pieces
  }
}

/// A sentence growing from pieces in either voice: neighbours in one voice share a part.
struct SentenceBuilder {
  private var parts: [Utterance.Part] = []
  private var role = VoiceRole.prompt
  private var clauses: [Utterance.Clause] = []
  private var words: [SpokenWord] = []

  mutating func append(_ pieces: [Piece], as role: VoiceRole) {
    change(to: role)
    for piece in pieces {
      switch piece {
      case .word(let word): words.append(word)
      case .stop(let ending): end(ending)
      }
    }
  }

  mutating func append(digits: [Utterance.Clause], isSecret: Bool) {
    endPart()
    parts.append(Utterance.Part(role: .prompt, clauses: digits, isSecret: isSecret))
  }

  mutating func append(_ other: [Utterance.Part]) {
    endPart()
    parts += other
  }

  mutating func finish() -> [Utterance.Part] {
    endPart()
    return parts
  }

  /// A stop after an empty stretch ends what was said before it, in whichever voice that was.
  private mutating func end(_ ending: Utterance.Ending) {
    guard words.isEmpty else {
      clauses.append(Utterance.Clause(words: words, ending: ending))
      words = []
      return
    }
    guard clauses.isEmpty, let last = parts.popLast() else { return clauses.strengthenLast(to: ending) }
    parts.append(last.ending(with: ending))
  }

  private mutating func change(to role: VoiceRole) {
    if role != self.role { endPart() }
    self.role = role
  }

  private mutating func endPart() {
    if !words.isEmpty { clauses.append(Utterance.Clause(words: words, ending: .open)) }
    if !clauses.isEmpty { parts.append(Utterance.Part(role: role, clauses: clauses)) }
    words = []
    clauses = []
  }
}

extension Utterance.Part {
  /// The same part, its last clause ending otherwise.
  func ending(with ending: Utterance.Ending) -> Utterance.Part {
    guard let last = clauses.last else { return self }
    let clause = Utterance.Clause(words: last.words, ending: ending)
    return Utterance.Part(role: role, clauses: clauses.dropLast() + [clause], isSecret: isSecret)
  }
}
