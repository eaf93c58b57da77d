// SPDX-License-Identifier: GPL-3.0-or-later

/// A phrase as the program knows it: its key and what fills it. Every language must have it so.
public struct PhraseDeclaration: Hashable, Sendable {
  /// camelCase, without the plural's suffix.
  public let key: String
  /// Placeholder name to the kind of argument that fills it.
  public let placeholders: [String: Argument.Kind]
  /// The `.number` placeholder that chooses between `key_one` and `key_other`; nil for one form.
  public let plural: String?

  public init(_ key: String, _ placeholders: [String: Argument.Kind] = [:], plural: String? = nil) {
    self.key = key
    self.placeholders = placeholders
    self.plural = plural
  }

  /// The keys that must stand in the file for it.
  var fileKeys: [String] { plural == nil ? [key] : ["\(key)_one", "\(key)_other"] }
}

/// A sentence of `phrases.json`, taken apart at its placeholders: "Hej, {name}."
struct PhraseTemplate: Hashable, Sendable {
  enum Segment: Hashable, Sendable {
    case text(String)
    case placeholder(String)
  }

  let segments: [Segment]

  /// Nil where a brace is not closed or not opened, or a name is not ASCII letters and digits.
  init?(_ sentence: String) {
    var segments: [Segment] = []
    var rest = sentence[...]
    // By bytes: a brace is one, and no part of another character's.
    let (opening, closing) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    while let brace = rest.utf8.firstIndex(where: { $0 == opening || $0 == closing }) {
      guard rest.utf8[brace] == opening, let end = rest[brace...].utf8.firstIndex(of: closing) else {
        return nil
      }
      let name = rest[rest.utf8.index(after: brace)..<end]
      guard !name.isEmpty, name.utf8.allSatisfy({ ASCII.isLetter($0) || ASCII.isDigit($0) }) else {
        return nil
      }
      if brace > rest.startIndex { segments.append(.text(String(rest[..<brace]))) }
      segments.append(.placeholder(String(name)))
      rest = rest[rest.utf8.index(after: end)...]
    }
    if !rest.isEmpty { segments.append(.text(String(rest))) }
    self.segments = segments
  }

  /// The placeholders' names, in order, repeated where they stand twice.
  var placeholders: [String] {
    segments.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }
}

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
    if declaration.placeholders.isEmpty, template.placeholders.isEmpty { return template }
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
