// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrasebook {
  /// The most characters of a text that are spoken; the core takes no longer ones.
  public static let textLimit = 500

  /// The most words that a text may take to say: six minutes at 150 words a minute.
  public static let wordLimit = 900

  /// What a service wrote, in the quote voice and never out of it: one utterance a sentence.
  ///
  /// - Parameters:
  ///   - text: at most `textLimit` characters, none of them unseen.
  ///   - punctuation: whether marks that only pause are said too.
  /// - Throws: `SpeechError.unseen` for a character that is read but not seen, `.tooLong`, `.tooManyWords`, and
  ///   `.silent` where nothing in it can be said.
  public func quotation(
    _ text: String, punctuation: Punctuation = .paused
  ) throws(SpeechError) -> [Utterance] {
    let clauses = Utterance.Clause.gathered(try quoted(text, punctuation))
    let utterances = sentences(clauses).map { clauses in
      Utterance(language: language, parts: [Utterance.Part(role: .quote, clauses: clauses)])
    }
    guard !utterances.isEmpty else { throw .silent }
    return utterances
  }

  /// Words of the reader's owner, in the prompt voice.
  ///
  /// - Throws: `SpeechError.unseen`, `.tooLong`, `.tooManyWords`, `.silent`.
  public func statement(_ text: String) throws(SpeechError) -> Utterance {
    try nonEmpty([Utterance.Part(role: .prompt, clauses: Utterance.Clause.gathered(quoted(text)))])
  }

  /// A code: digit by digit in the prompt voice, a mark a digit, hidden from transcripts.
  ///
  /// - Parameter digits: the code's ASCII digits, as they would be typed.
  /// - Throws: `SpeechError.notSpeakable` for anything but digits, and for none.
  public func code(_ digits: [UInt8]) throws(SpeechError) -> Utterance {
    let clauses = try clauses(ofDigits: String(decoding: digits, as: UTF8.self))
    return Utterance(
      language: language, parts: [Utterance.Part(role: .prompt, clauses: clauses, isSecret: true)])
  }

  /// Digits in the groups of the voice file, a clause a digit; leading zeros are digits like others.
  func clauses(ofDigits digits: String) throws(SpeechError) -> [Utterance.Clause] {
    let words = digits.compactMap(wording.digit)
    guard !words.isEmpty, words.count == digits.unicodeScalars.count else {
      throw .notSpeakable(kind: "digit sequence")
    }
    let group = max(1, settings.codes.group)
    return words.enumerated().map { index, word in
      let isLast = index == words.count - 1
      // One digit by itself is an answer to a key, and the next key comes.
      let last: Utterance.Ending = words.count == 1 ? .open : .full
      let ending: Utterance.Ending = isLast ? last : (index + 1).isMultiple(of: group) ? .group : .digit
      return Utterance.Clause(words: [word], ending: ending)
    }
  }

  /// The pieces of a text from outside, once it has passed the door.
  func quoted(_ text: String, _ punctuation: Punctuation = .paused) throws(SpeechError) -> [Piece] {
    try visible(text) { wording.pieces(ofWhole: $0, punctuation) }
  }

  func visible(_ text: String, _ pieces: (String) -> [Piece]) throws(SpeechError) -> [Piece] {
    guard text.count <= Self.textLimit else { throw .tooLong(limit: Self.textLimit) }
    if let finding = TextSafety.firstFinding(in: text) {
      throw .unseen(position: finding.position, scalar: finding.scalar)
    }
    let pieces = pieces(text)
    let words = pieces.count { if case .word = $0 { true } else { false } }
    guard words <= Self.wordLimit else { throw .tooManyWords(limit: Self.wordLimit) }
    return pieces
  }

  /// Clauses gathered into sentences.
  private func sentences(_ clauses: [Utterance.Clause]) -> [[Utterance.Clause]] {
    var sentences: [[Utterance.Clause]] = []
    var isOpen = false
    for clause in clauses {
      if isOpen { sentences[sentences.count - 1].append(clause) } else { sentences.append([clause]) }
      isOpen = clause.ending != .full && clause.ending != .question
    }
    return sentences
  }
}
