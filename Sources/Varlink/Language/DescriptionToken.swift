// SPDX-License-Identifier: GPL-3.0-or-later

/// A word or sign of an interface description, with the comment that stands above it.
struct DescriptionToken {
  var text: String
  var comment: String
  var line: Int

  /// Cuts a description into tokens. What is no word or sign becomes a token of its own, which no rule expects.
  static func all(in text: String) -> [DescriptionToken] {
    var tokens: [DescriptionToken] = []
    var comment: [String] = []
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      let code = line.prefix { $0 != "#" }
      let found = words(in: code)
      for word in found {
        // A comment belongs to the first word of the line below it.
        tokens.append(DescriptionToken(text: word, comment: comment.joined(separator: "\n"), line: index + 1))
        comment = []
      }
      if code.count < line.count {
        comment.append(trim(line.dropFirst(code.count + 1)))
      } else if found.isEmpty {
        comment = []
      }
    }
    return tokens
  }

  private static func words(in code: Substring) -> [String] {
    var words: [String] = []
    var rest = code.drop(while: \.isWhitespace)
    while let first = rest.first {
      let sign = ["->", "[]", "[string]"].first { rest.hasPrefix($0) }
      let name = String(rest.prefix { isNamePart($0) && !($0 == "-" && rest.hasPrefix("->")) })
      let word = sign ?? (name.isEmpty ? String(first) : name)
      words.append(word)
      rest = rest.dropFirst(word.count).drop(while: \.isWhitespace)
    }
    return words
  }

  private static func isNamePart(_ character: Character) -> Bool {
    character.isASCII && (character.isLetter || character.isNumber || "._-".contains(character))
  }

  private static func trim(_ text: Substring) -> String {
    var text = text.drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
