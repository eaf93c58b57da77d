// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Sound
internal import Speech

/// From what is to be heard to words.
extension Conversation {
  /// The words of each; what cannot be said becomes the sentence that says so.
  func speechItems(of items: [Speakable], cue: Cue) async -> [SpeechItem] {
    var speechItems: [SpeechItem] = []
    for item in items {
      do throws(SpeechError) {
        speechItems += try await speechItem(of: item, cue: cue, tones: disclosure(ofTonesAmong: items))
      } catch {
        recorder.note(error: error.description)
        speechItems.append(SpeechItem(.earcon(.error)))
        if let book = try? await languages.own(), let words = try? book.utterance(error.phrase) {
          speechItems.append(SpeechItem(.speech(words, phrase: error.phrase)))
        }
      }
    }
    return speechItems
  }

  /// - Parameter tones: how much a transcript shows of an earcon.
  private func speechItem(of item: Speakable, cue: Cue, tones: Disclosure) async throws(SpeechError)
    -> [SpeechItem]
  {
    let isText = if case .part = cue { true } else { false }
    // Of a program's words all is for the listener alone: tones without them would say less than nothing to others.
    let isProgram = cue == .outside
    let book = try await languages.own()
    switch item {
    case .earcon(let earcon):
      return [SpeechItem(.earcon(earcon), isPrivate: isProgram, disclosure: tones)]
    case .quote(let utterance): return [SpeechItem(.speech(utterance, phrase: nil), isPrivate: true)]
    case .field(let utterance, let phrase):
      return [SpeechItem(.speech(utterance, phrase: phrase), isPrivate: true)]
    case .spelled(let utterance, let alphabet):
      return [SpeechItem(.speech(book.spelling(utterance, alphabet: alphabet), phrase: nil), isPrivate: true)]
    case .phrase(let key, let arguments):
      return [
        SpeechItem(
          .speech(try book.utterance(key, arguments), phrase: key), isPrivate: isText || isProgram,
          disclosure: isHidden(phrase: key) ? .written : .shown)
      ]
    case .typed(let digits): return [try code(digits, in: book, disclosure: .typed)]
    case .writtenKey(let text):
      return [
        SpeechItem(
          .speech(book.spelling(writing: text, isSecret: true), phrase: nil), isPrivate: true,
          disclosure: .written)
      ]
    case .sample(let key):
      return try book.quotation(ofPhrase: key.rawValue, punctuation: await languages.punctuation).map {
        SpeechItem(.speech($0, phrase: key))
      }
    case .written(let text): return [SpeechItem(.speech(book.spelling(writing: text), phrase: nil))]
    case .heldCode: return [try await heldCode(in: book) { $0 }]
    case .heldDigit(let place): return [try await heldCode(in: book) { Array($0.dropFirst(place).prefix(1)) }]
    }
  }

  private func code(_ digits: [UInt8], in book: Phrasebook, disclosure: Disclosure = .spoken)
    throws(SpeechError) -> SpeechItem
  {
    let isDecimal = digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let words = isDecimal ? try book.code(digits) : book.code(spelling: digits)
    return SpeechItem(.speech(words, phrase: nil), isPrivate: true, disclosure: disclosure)
  }

  /// How many letters there are of a password or a key is told to the person alone.
  private func isHidden(phrase: Phrase) -> Bool {
    keyDisclosure == .written && phrase == .lettersWritten
  }

  /// Tones alone that answer a hidden key are hidden with it, and with words that are shown they are shown. A click answers
  /// nothing but a key.
  private func disclosure(ofTonesAmong items: [Speakable]) -> Disclosure {
    let isNews = items.contains { if case .phrase(let key, _) = $0 { !isHidden(phrase: key) } else { false } }
    if isNews { return .shown }
    return keyDisclosure == .shown && items == [.earcon(.click)] ? disclosureHere : keyDisclosure
  }

  /// The code that was fetched last, or some digits of it.
  private func heldCode(in book: Phrasebook, _ digits: ([UInt8]) -> [UInt8]) async throws(SpeechError)
    -> SpeechItem
  {
    guard let held = await performer.heldCode else {
      return SpeechItem(.speech(try book.utterance(.noCodeHere), phrase: .noCodeHere))
    }
    return try code(digits(held.revealed()), in: book)
  }
}

extension Phrasebook {
  /// What somebody wrote on the keypad, letter by letter; a secret in groups of four, as services show keys.
  func spelling(writing text: String, isSecret: Bool = false) -> Utterance {
    let size = isSecret ? 4 : 1
    let groups = stride(from: 0, to: text.count, by: size).map { text.dropFirst($0).prefix(size) }
    let clause = Utterance.Clause(words: groups.map { SpokenWord(String($0)) }, ending: .full)
    let part = Utterance.Part(role: .prompt, clauses: [clause], isSecret: isSecret)
    return spelling(Utterance(language: language, parts: [part]))
  }

  /// A code of letters and digits, a word a letter: the letters alone sound alike.
  func code(spelling characters: [UInt8]) -> Utterance {
    let written = SpokenWord(String(decoding: characters, as: UTF8.self))
    let clause = Utterance.Clause(words: [written], ending: .full)
    let part = Utterance.Part(role: .prompt, clauses: [clause], isSecret: true)
    return spelling(Utterance(language: language, parts: [part]), alphabet: .phonetic)
  }
}
