// SPDX-License-Identifier: GPL-3.0-or-later

/// Phrases against the program's declarations: nothing missing, nothing left over, the same placeholders.
struct PhraseCheck {
  let file: String
  let declarations: [PhraseDeclaration]

  /// The sentences of the file, checked and taken apart, by file key.
  func templates(of sentences: [String: String]) throws(SpeechError) -> [String: PhraseTemplate] {
    try checkKeys(of: sentences)
    var templates: [String: PhraseTemplate] = [:]
    for declaration in declarations {
      for key in declaration.fileKeys {
        templates[key] = try template(sentences[key] ?? "", key: key, for: declaration)
      }
    }
    return templates
  }

  private func checkKeys(of sentences: [String: String]) throws(SpeechError) {
    for declaration in declarations {
      let forms = [declaration.key, "\(declaration.key)_one", "\(declaration.key)_other"]
      let present = forms.filter { sentences[$0] != nil }
      if present.isEmpty { throw .missingKey(file: file, key: declaration.fileKeys[0]) }
      if present != declaration.fileKeys { throw .wrongPlural(file: file, key: declaration.key) }
    }
    let known = Set(declarations.flatMap(\.fileKeys))
    if let unknown = sentences.keys.filter({ !known.contains($0) }).min() {
      throw .unknownKey(file: file, key: unknown)
    }
  }

  private func template(
    _ sentence: String, key: String, for declaration: PhraseDeclaration
  ) throws(SpeechError) -> PhraseTemplate {
    guard let template = PhraseTemplate(sentence) else {
      throw .malformed(file: file, reason: "the braces of '\(key)' do not match")
    }
    let present = Set(template.placeholders)
    // The one-form may leave its number out: "one try left".
    let optional = key.hasSuffix("_one") ? declaration.plural : nil
    for name in declaration.placeholders.keys.sorted() where !present.contains(name) && name != optional {
      throw .missingPlaceholder(file: file, key: key, placeholder: name)
    }
    for name in present.sorted() where declaration.placeholders[name] == nil {
      throw .unknownPlaceholder(file: file, key: key, placeholder: name)
    }
    return template
  }
}
