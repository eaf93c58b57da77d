// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Sound
public import Speech

/// From what is to be heard to words.
extension Conversation {
  /// Says the reader's own words, or a service's, as if somebody stood here: for `say` through the daemon.
  ///
  /// - Throws: `SpeechError` where the words give no sound or the language is not there.
  public func say(_ text: String, language: LanguageCode?, asQuote: Bool) async throws(SpeechError) {
    let book = try await books.named(language ?? books.language)
    let utterances = asQuote ? try book.quotation(text) : [try book.statement(text)]
    let words = utterances.map { Narration(.speech($0, phrase: nil), isPrivate: asQuote) }
    let opening = Narration(.earcon(.quoteOpen))
    let closing = Narration(.earcon(.quoteClose))
    sayAloud(asQuote ? [opening] + words + [closing] : words)
  }

  /// The words of each; what cannot be said becomes the sentence that says so.
  func narrations(of items: [Speakable], cue: Cue) async -> [Narration] {
    var narrations: [Narration] = []
    for item in items {
      do throws(SpeechError) {
        narrations += try await narration(of: item, cue: cue)
      } catch {
        await scribe.note(error: error.description)
        narrations.append(Narration(.earcon(.error)))
        if let book = try? await books.own(), let words = try? book.utterance(error.phrase) {
          narrations.append(Narration(.speech(words, phrase: error.phrase)))
        }
      }
    }
    return narrations
  }

  private func narration(of item: Speakable, cue: Cue) async throws(SpeechError) -> [Narration] {
    let isText = if case .part = cue { true } else { false }
    let book = try await books.own()
    switch item {
    case .earcon(let earcon): return [Narration(.earcon(earcon))]
    case .quote(let utterance): return [Narration(.speech(utterance, phrase: nil), isPrivate: true)]
    case .phrase(let key, let arguments):
      return [Narration(.speech(try book.utterance(key, arguments), phrase: key), isPrivate: isText)]
    case .typed(let digits): return [try code(digits, in: book)]
    case .ownCode: return try await ownCode(in: book)
    case .boundCode: return try await boundCode(in: book)
    }
  }

  private func code(_ digits: [UInt8], in book: Phrasebook) throws(SpeechError) -> Narration {
    Narration(.speech(try book.code(digits), phrase: nil), isPrivate: true)
  }

  private func ownCode(in book: Phrasebook) async throws(SpeechError) -> [Narration] {
    guard let owner,
      let code = try? owner.device.currentCode(at: await core.currentTime(), limits: core.limits)
    else {
      return [Narration(.speech(try book.utterance("nobodyEnrolled"), phrase: "nobodyEnrolled"))]
    }
    return [
      Narration(.speech(try book.utterance("yourCode"), phrase: "yourCode")),
      try self.code(code.revealed(), in: book),
    ]
  }

  private func boundCode(in book: Phrasebook) async throws(SpeechError) -> [Narration] {
    guard let owner, let id = currentApproval, let approval = try? await core.approvalState(id),
      approval.state == .heard, let counter = approval.codeCounter,
      let code = try? owner.device.boundCode(counter: counter, textDigest: approval.textDigest)
    else { return [Narration(.speech(try book.utterance("noCodeHere"), phrase: "noCodeHere"))] }
    return [try self.code(code.revealed(), in: book)]
  }
}
