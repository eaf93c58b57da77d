// SPDX-License-Identifier: GPL-3.0-or-later

extension Expectation {
  /// Reads a script: clauses, each on a line of its own or parted by commas; `#` begins a comment.
  ///
  ///     hears arrival, then quote 'Log on …', then silence >= 200 ms
  ///     next quoteClose
  ///     then digits 482019
  ///     without clipping, loudness >= -30, peak <= -1, length <= 20
  ///
  /// `hears` and `then` take what comes some time after, `next` what comes directly after. Subjects are the name of a tone, words
  /// in quotation marks after `prompt`, `quote` or another voice's name or after `words`, `speech`, `digits` and `silence`.
  ///
  /// - Throws: `ListeningError.notAnExpectation`
  public init(script: String) throws(ListeningError) {
    var clauses: [(Clause, String)] = []
    for text in Self.texts(of: script) {
      guard let clause = Self.clause(Self.words(of: text)) else {
        throw .notAnExpectation(clause: clauses.count + 1, text)
      }
      clauses.append((clause, text))
    }
    guard !clauses.isEmpty else { throw .notAnExpectation(clause: 1, "nothing") }
    self.clauses = clauses
  }

  /// The clauses as they are written; a comma within quotation marks parts nothing.
  private static func texts(of script: String) -> [String] {
    var texts: [String] = []
    var text = ""
    var closing: Character?
    var isComment = false
    for character in script + "\n" {
      if character == "\n" { isComment = false }
      if isComment { continue }
      if closing == nil, character == "#" {
        isComment = true
      } else if closing == nil, character == "," || character == "\n" {
        texts.append(text)
        text = ""
      } else {
        text.append(character)
        closing = closing == nil ? Self.marks[character] : closing == character ? nil : closing
      }
    }
    return texts.map { String($0.drop(while: \.isWhitespace)) }.filter { !$0.isEmpty }
  }

  /// The words of a clause; what stands in quotation marks is one, with a mark before it.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    var word = ""
    var closing: Character?
    for character in text + " " {
      if let end = closing {
        if character == end { closing = nil } else { word.append(character) }
      } else if let end = marks[character], word.isEmpty {
        closing = end
        word = "'"
      } else if character.isWhitespace {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.append(character)
      }
    }
    return closing == nil ? words : []
  }

  private static let marks: [Character: Character] = ["'": "'", "\"": "\"", "“": "”", "‘": "’"]

  private static func clause(_ words: [String]) -> Clause? {
    var words = words[...]
    let isNext = words.first == "next"
    if let first = words.first, ["hears", "then", "next"].contains(first) { words = words.dropFirst() }
    guard let first = words.first else { return nil }
    let rest = Array(words.dropFirst())
    switch first {
    case "silence": return bound(rest, units: ["ms": 0.001, "s": 1]).map { .silence($0) }
    case "without": return defect(rest).map { .without($0) }
    default:
      if let figure = Figure(rawValue: first) { return bound(rest, units: [:]).map { .figure(figure, $0) } }
      return subject(first, rest).map { .heard($0, isNext: isNext) }
    }
  }

  private static func defect(_ words: [String]) -> Defect.Kind? {
    guard words.count == 1 else { return nil }
    return Defect.Kind.allCases.first { words[0] == $0.rawValue || words[0] == $0.rawValue + "s" }
  }

  private static func subject(_ first: String, _ rest: [String]) -> Subject? {
    if first == "speech" { return rest.isEmpty ? .speech : nil }
    if first == "digits" {
      let digits = rest.joined().compactMap(\.wholeNumberValue)
      return digits.isEmpty || digits.count != rest.joined().filter { $0 != "'" }.count
        ? nil : .digits(digits)
    }
    guard let words = rest.first else {
      return first.hasPrefix("'") ? .words(WordPattern(String(first.dropFirst())), voice: nil) : .tone(first)
    }
    guard rest.count == 1, words.hasPrefix("'") else { return nil }
    return .words(WordPattern(String(words.dropFirst())), voice: first == "words" ? nil : first)
  }

  /// `>= 200 ms`; `≥` and `≤` mean the same, and without a unit a number is one of the figure's own.
  private static func bound(_ words: [String], units: [String: Double]) -> Bound? {
    let signs = [">=": true, "≥": true, "<=": false, "≤": false]
    guard words.count >= 2, let isLeast = signs[words[0]], let value = Double(words[1]), value.isFinite else {
      return nil
    }
    switch words.count {
    case 2: return Bound(isLeast: isLeast, value: value)
    case 3: return units[words[2]].map { Bound(isLeast: isLeast, value: value * $0) }
    default: return nil
    }
  }
}
