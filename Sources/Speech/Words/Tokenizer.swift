// SPDX-License-Identifier: GPL-3.0-or-later

/// Text to tokens: pieces between white space, stripped of their punctuation, then named by pattern.
struct Tokenizer {
  let lexicon: Lexicon

  func tokens(of text: String) -> [Token] {
    text.split(whereSeparator: \.isWhitespace).flatMap(tokens(ofPiece:))
  }

  private func tokens(ofPiece piece: Substring) -> [Token] {
    if let token = listed(piece) { return [token] }
    let opening = piece.prefix(while: Self.openings.contains)
    var core = piece.dropFirst(opening.count)
    var stop: Utterance.Ending?
    while let last = core.last, Self.closings.contains(last) || Self.stops[last] != nil {
      if let token = listed(core) { return [token] + Self.stop(stop) }
      core.removeLast()
      stop = Self.stops[last] ?? stop
    }
    return (core.isEmpty ? [] : meaning(of: core)) + Self.stop(stop)
  }

  private static func stop(_ ending: Utterance.Ending?) -> [Token] { ending.map { [.stop($0)] } ?? [] }

  private func listed(_ piece: Substring) -> Token? {
    let key = piece.lowercased()
    return lexicon.words[key] == nil ? nil : .listed(key: key, written: String(piece))
  }

  private func meaning(of core: Substring) -> [Token] {
    if let token = listed(core) { return [token] }
    if core.allSatisfy(ASCII.isDigit) { return [number(core)] }
    if Self.isSite(core) { return [.site(String(core))] }
    if core.allSatisfy(Self.isWordCharacter) { return [.word(String(core))] }
    return runs(of: core)
  }

  /// Up to four digits without a leading zero count something; longer ones are a code until a field
  /// or a pattern says otherwise, and a code is said digit by digit.
  private func number(_ digits: Substring) -> Token {
    guard digits.count <= 4, digits.count == 1 || digits.first != "0", let number = Int(digits) else {
      return .digits(String(digits))
    }
    return .number(number, written: String(digits))
  }

  /// A piece of mixed characters, run by run; nothing in it is passed over.
  private func runs(of core: Substring) -> [Token] {
    var tokens: [Token] = []
    var rest = core
    while let first = rest.first {
      let kind = Self.runKind(first)
      let run = kind == .symbol ? rest.prefix(1) : rest.prefix { Self.runKind($0) == kind }
      switch kind {
      case .letters: tokens.append(listed(run) ?? .word(String(run)))
      case .digits: tokens.append(.digits(String(run)))
      case .symbol: tokens.append(.symbol(first))
      }
      rest = rest.dropFirst(run.count)
    }
    return tokens
  }

  private enum RunKind { case letters, digits, symbol }

  private static func runKind(_ character: Character) -> RunKind {
    if ASCII.isDigit(character) { return .digits }
    return isWordCharacter(character) ? .letters : .symbol
  }

  static func isWordCharacter(_ character: Character) -> Bool {
    character.isLetter || character == "'" || character == "’" || character == "-"
  }

  /// Letters with a full stop or an at-sign between: a label of two letters or more at the end.
  private static func isSite(_ core: Substring) -> Bool {
    guard core.contains("."), core.first?.isLetter == true else { return false }
    let host = core.prefix { $0 != "/" }
    guard let last = host.split(separator: ".", omittingEmptySubsequences: false).last else { return false }
    return last.count >= 2 && last.allSatisfy(\.isLetter)
      && host.allSatisfy { ASCII.isDigit($0) || $0.isLetter || ".-_@".contains($0) }
  }

  private static let openings: Set<Character> = ["(", "[", "{", "\"", "“", "”", "„", "«", "»", "‘", "'"]
  /// Marks at the end of a piece that are not said.
  private static let closings: Set<Character> = [")", "]", "}", "\"", "”", "“", "»", "«", "’", "'"]
  /// Marks at the end of a piece that make a pause.
  private static let stops: [Character: Utterance.Ending] = [
    ".": .full, "!": .full, "…": .full, "?": .question, ",": .comma, ";": .comma, ":": .comma,
  ]
}
