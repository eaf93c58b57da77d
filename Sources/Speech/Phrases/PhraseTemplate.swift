// SPDX-License-Identifier: GPL-3.0-or-later

/// A sentence of `phrases.json`, taken apart at its placeholders: "Hej, {name}."
struct PhraseTemplate: Hashable, Sendable {
  enum Segment: Hashable, Sendable {
    case text(String)
    case placeholder(String)
  }

  let segments: [Segment]

  /// Nil where a brace is not closed or not opened, or a name is not letters and digits.
  init?(_ sentence: String) {
    var segments: [Segment] = []
    var rest = sentence[...]
    while let brace = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[brace] == "{", let end = rest[brace...].firstIndex(of: "}") else { return nil }
      let name = rest[rest.index(after: brace)..<end]
      guard !name.isEmpty, name.allSatisfy({ $0.isLetter || $0.isNumber }) else { return nil }
      if brace > rest.startIndex { segments.append(.text(String(rest[..<brace]))) }
      segments.append(.placeholder(String(name)))
      rest = rest[rest.index(after: end)...]
    }
    if !rest.isEmpty { segments.append(.text(String(rest))) }
    self.segments = segments
  }

  /// The placeholders' names, in order, repeated where they stand twice.
  var placeholders: [String] {
    segments.compactMap { if case .placeholder(let name) = $0 { name } else { nil } }
  }
}
