// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// Where in what was heard the person is: which part, which word of it, and how it was spelled last.
struct Cursor: Hashable, Sendable {
  var part = 0
  /// Running index of the word; `nil` before one was asked for.
  var word: Int?
  var spelled: Phrasebook.Alphabet?

  /// The word `step` from here, of `count`; the first or the last where none was asked for yet.
  mutating func move(by step: Int, of count: Int) {
    spelled = nil
    guard let word else {
      self.word = step < 0 ? max(0, count - 1) : 0
      return
    }
    self.word = min(max(0, word + step), max(0, count - 1))
  }
}

/// Going through what was heard: part by part, word by word, digit by digit, letter by letter.
extension Dialogue {
  // MARK: Parts

  /// Says one part again, the one before or the one after, when the text has been heard; until then, goes on with it.
  mutating func review(by step: Int, at now: Instant) -> [DialogueEffect] {
    switch place {
    case .text(var pending, let part, _):
      pending.isAskerNamed = false
      return speakText(pending, from: max(0, min(part, part + step)))
    case .question(let pending), .boundCode(let pending):
      cursor = Cursor(part: min(max(0, cursor.part + step), lastPart(of: pending)))
      return say(wholePart(of: pending), cue: isCodeAt(cursor.part) ? .code : .other)
    case .confirm(let pending, _):
      place = .question(pending)
      return review(by: step, at: now)
    case .adding: return speakCode(at: now)
    case .codesHeard(let heard): return go(through: heard, by: step, at: now)
    case .rest where !isOpen:
      let hasAccounts = household.contains { !$0.accounts.isEmpty }
      return step != 0 && hasAccounts ? askWhose(.account(by: step)) : whereAmI(at: now)
    case .rest where !codes.accounts.isEmpty && (step != 0 || codes.card == nil):
      return chooseAccount(by: step)
    case .waiting where !isCodeAt(cursor.part): return whereAmI(at: now)
    case .rest, .frozen, .switchOffer, .waiting:
      // A code is one part: the one before it and the one after are itself.
      return codes.card.map { speak($0.source, at: now) } ?? whereAmI(at: now)
    default: return whereAmI(at: now)
    }
  }

  /// The code, where there is one, is the part after the last of the text.
  private func lastPart(of pending: PendingApproval) -> Int {
    isCodeAt(pending.parts.count) ? pending.parts.count : pending.parts.count - 1
  }

  private func isCodeAt(_ part: Int) -> Bool {
    guard let card = codes.card else { return false }
    guard let pending = place.pending else { return part == 0 }
    let isOfRequest = card.source == .bound(pending.id) || card.source == .own && takesOwnCode
    return isOfRequest && part == pending.parts.count
  }

  private func wholePart(of pending: PendingApproval) -> [Speakable] {
    if isCodeAt(cursor.part) { return [.heldCode] }
    let part = pending.parts[cursor.part]
    return marked(part, [part.saying(part.utterance)])
  }

  /// A service's words stand between the quote marks, one word as well as all of them.
  func marked(_ part: TextPart, _ items: [Speakable]) -> [Speakable] {
    part.isQuote ? [.earcon(.quoteOpen)] + items + [.earcon(.quoteClose)] : items
  }

  private mutating func chooseAccount(by step: Int) -> [DialogueEffect] {
    hearPrivately()
    codes.choose(by: step)
    return say(chosenName)
  }

  /// Whose code `0` speaks.
  var chosenName: Speakable {
    codes.chosenAccount.map { .phrase(.accountChosen, ["account": .name($0.name)]) }
      ?? .phrase(.ownCodeChosen)
  }

  // MARK: Words and digits

  /// The part that is gone through word by word: one of the text, as far as it has been heard or is being.
  private var reviewed: TextPart? {
    switch place {
    case .text(let pending, let part, _) where !pending.parts.isEmpty:
      pending.parts[min(part, pending.parts.count - 1)]
    case .question(let pending), .boundCode(let pending), .confirm(let pending, _):
      cursor.part < pending.parts.count ? pending.parts[cursor.part] : nil
    default: nil
    }
  }

  /// The previous or the next word or digit of the part.
  mutating func reviewWord(by step: Int, at now: Instant) -> [DialogueEffect] {
    if let card = codes.card, isCodeAt(cursor.part) {
      cursor.move(by: step, of: card.length)
      let digit = cursor.word ?? 0
      return say(position(digit + 1, of: card.length), .heldDigit(digit))
    }
    guard let part = reviewed else { return whereAmI(at: now) }
    backToQuestion()
    cursor.move(by: step, of: part.utterance.wordCount)
    return say(word(cursor.word ?? 0, of: part))
  }

  private func word(_ index: Int, of part: TextPart) -> [Speakable] {
    guard let word = part.utterance.word(at: index) else { return [.earcon(.error)] }
    let said = marked(part, [part.saying(word)])
    guard let place = part.utterance.digitPlace(of: index) else { return said }
    return [position(place.number, of: place.count)] + said
  }

  private func position(_ number: Int, of count: Int) -> Speakable {
    .phrase(.digitPosition, ["number": .number(number), "count": .number(count)])
  }

  // MARK: Letters

  /// Spells the word at hand, or the whole part; again, by a word a letter.
  mutating func spell(at now: Instant) -> [DialogueEffect] {
    if isCodeAt(cursor.part) { return say(.heldCode) }
    guard let part = reviewed else { return whereAmI(at: now) }
    backToQuestion()
    let alphabet: Phrasebook.Alphabet = cursor.spelled == .letters ? .phonetic : .letters
    cursor.spelled = alphabet
    let words = cursor.word.flatMap { part.utterance.word(at: $0) } ?? part.utterance
    return say(marked(part, [.spelled(words, alphabet)]))
  }

  /// Who goes through the text again is not about to press the second `+`.
  private mutating func backToQuestion() {
    if case .confirm(let pending, _) = place { place = .question(pending) }
  }
}

extension Utterance {
  /// Which digit of its run of digits the word is: "three of six"; `nil` for a word that is no digit.
  func digitPlace(of index: Int) -> (number: Int, count: Int)? {
    let words = spokenWords
    guard words.indices.contains(index), words[index].isDigit else { return nil }
    let before = words[..<index].reversed().prefix(while: \.isDigit).count
    let after = words[index...].prefix(while: \.isDigit).count
    return (before + 1, before + after)
  }
}
