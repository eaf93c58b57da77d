// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrasebook {
  /// A phrase without placeholders, read as the words of a service are: an example to choose punctuation by.
  ///
  /// - Throws: `SpeechError.missingKey`, and what `quotation(_:punctuation:)` throws.
  public func quotation(
    ofPhrase key: String, punctuation: Punctuation = .paused
  ) throws(SpeechError) -> [Utterance] {
    guard let template = templates[key] else { throw .missingKey(file: "phrases.json", key: key) }
    let text = template.segments.compactMap { if case .text(let text) = $0 { text } else { nil } }
    return try quotation(text.joined(), punctuation: punctuation)
  }
}
