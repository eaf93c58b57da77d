// SPDX-License-Identifier: GPL-3.0-or-later

/// What a script expects of a recording, clause by clause.
public struct Expectation: Sendable {
  /// Something that is expected to be heard, or not.
  enum Clause: Hashable, Sendable {
    /// This is heard behind what the clause before named; directly behind it where `isNext`.
    case heard(Subject, isNext: Bool)
    /// Nothing is audible, directly behind what the clause before named, for this long in seconds.
    case silence(Bound)
    /// A defect does not occur in the whole recording.
    case without(Defect.Kind)
    /// A figure of the whole recording is as it should.
    case figure(Figure, Bound)
  }

  enum Subject: Hashable, Sendable {
    /// A tone by its name in the table, or an earcon of the transcript.
    case tone(String)
    /// Words of the transcript in a voice, whichever where nil.
    case words(WordPattern, voice: String?)
    /// Speech, whatever is said.
    case speech
    /// These digits, decided by the sound.
    case digits([Int])
  }

  /// A figure of a whole recording.
  enum Figure: String, CaseIterable, Sendable {
    /// LUFS.
    case loudness
    /// dBTP.
    case peak
    /// Decibels of full scale.
    case rms
    /// Seconds.
    case length
  }

  /// At least or at most so much.
  struct Bound: Hashable, Sendable {
    let isLeast: Bool
    let value: Double

    func allows(_ figure: Double) -> Bool { isLeast ? figure >= value : figure <= value }
  }

  /// The clauses, each with its words as they were written.
  let clauses: [(clause: Clause, text: String)]
}

/// Words, with `…` for any others.
struct WordPattern: Hashable, Sendable {
  private let parts: [[String]]

  init(_ text: String) {
    let written = text.flatMap { $0 == "…" ? Array(" … ") : [$0] }
    let words = Self.words(of: String(written))
    parts = words.split(separator: "…", omittingEmptySubsequences: false).map(Array.init)
  }

  /// Whether a text is these words, whatever its case and punctuation.
  func matches(_ text: String) -> Bool {
    var rest = Self.words(of: text)[...]
    guard let first = parts.first, rest.starts(with: first) else { return false }
    rest = rest.dropFirst(first.count)
    for (number, part) in parts.enumerated().dropFirst() {
      let isLast = number == parts.count - 1
      guard let place = isLast ? Self.end(of: part, in: rest) : Self.place(of: part, in: rest) else {
        return false
      }
      rest = rest[(place + part.count)...]
    }
    return rest.isEmpty || parts.count > 1
  }

  private static func place(of part: [String], in words: ArraySlice<String>) -> Int? {
    words.indices.first { words[$0...].starts(with: part) } ?? (part.isEmpty ? words.startIndex : nil)
  }

  private static func end(of part: [String], in words: ArraySlice<String>) -> Int? {
    words.suffix(part.count).elementsEqual(part) ? words.endIndex - part.count : nil
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split(whereSeparator: \.isWhitespace).compactMap { word in
      let bare = word.filter { $0.isLetter || $0.isNumber || $0 == "…" || $0 == "•" || $0 == "'" }
      return bare.isEmpty ? nil : bare
    }
  }
}
