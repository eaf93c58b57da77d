// SPDX-License-Identifier: GPL-3.0-or-later

extension Phrasebook {
  /// The most characters of a part of a command: what is remembered while the rest of it is heard.
  static let commandPart = 200

  /// A command in the quote voice, all of it: one utterance a part, cut between words where there are any. Its marks are
  /// always named: in a command each of them counts.
  ///
  /// - Throws: `SpeechError.unseen` for a character that is read but not seen, `.tooManyWords` for a part that nobody would
  ///   listen to, and `.silent` where nothing in it can be said.
  public func recitation(ofCommand command: String) throws(SpeechError) -> [Utterance] {
    if let finding = TextSafety.firstFinding(in: command) {
      throw .unseen(position: finding.position, scalar: finding.scalar)
    }
    var utterances: [Utterance] = []
    for part in Self.parts(of: command) {
      let clauses = Utterance.Clause.gathered(try visible(part) { wording.pieces(ofCommand: $0) })
      guard !clauses.isEmpty else { continue }
      utterances.append(
        Utterance(language: language, parts: [Utterance.Part(role: .quote, clauses: clauses)]))
    }
    guard !utterances.isEmpty else { throw .silent }
    return utterances
  }

  /// Pieces that put together are the command, each from a word or the white space before it to the end of a word.
  static func parts(of command: String) -> [String] {
    var parts: [String] = []
    var rest = command[...]
    while rest.count > commandPart {
      let end = end(ofPartOf: rest)
      parts.append(String(rest[..<end]))
      rest = rest[end...]
    }
    return rest.isEmpty ? parts : parts + [String(rest)]
  }

  /// The last end of a word within a part's length, or the first a little beyond it; else the part's length.
  private static func end(ofPartOf rest: Substring) -> Substring.Index {
    let ends = rest.prefix(longestWord).indices.dropFirst().filter {
      rest[$0].isWhitespace && !rest[rest.index(before: $0)].isWhitespace
    }
    let length = rest.index(rest.startIndex, offsetBy: commandPart)
    if let end = ends.last(where: { $0 <= length }) ?? ends.first { return end }
    return rest.count <= longestWord ? rest.endIndex : length
  }

  /// The most characters of a word, or of white space, that a part is made longer for: a host's (RFC 1035, 253 characters) is
  /// one, and its end tells whose it is.
  private static let longestWord = 300
}
