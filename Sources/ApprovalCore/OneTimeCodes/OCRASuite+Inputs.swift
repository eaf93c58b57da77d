// SPDX-License-Identifier: GPL-3.0-or-later

internal import Cryptography

extension OCRASuite {
  /// Reads the third section: C, Q, P, S and T in this order, of which only Q must be there (RFC 6287 §6.3).
  mutating func readInputs(_ words: [Substring]) throws(OneTimeCodeError) {
    var rest = words[...]
    if rest.first == "C" {
      hasCounter = true
      rest.removeFirst()
    }
    guard let question = rest.popFirst(), question.first == "Q" else { throw .suite(.question) }
    try readQuestion(question.dropFirst())
    if let word = rest.first, word.first == "P" {
      guard let algorithm = Self.algorithms[word.dropFirst()] else { throw .suite(.pin) }
      pinAlgorithm = algorithm
      rest.removeFirst()
    }
    if let word = rest.first, word.first == "S" {
      try readSession(word.dropFirst())
      rest.removeFirst()
    }
    if let word = rest.first, word.first == "T" {
      try readTimestamp(word.dropFirst())
      rest.removeFirst()
    }
    guard rest.isEmpty else { throw .suite(.order) }
  }

  private mutating func readQuestion(_ text: Substring) throws(OneTimeCodeError) {
    guard let format = text.first.flatMap(QuestionFormat.init), text.count <= 3,
      let length = Self.number(text.dropFirst()), (4...64).contains(length)
    else { throw .suite(.question) }
    questionFormat = format
    questionLength = length
  }

  private mutating func readSession(_ text: Substring) throws(OneTimeCodeError) {
    guard text.count == 3, let length = Self.number(text), (1...512).contains(length) else {
      throw .suite(.session)
    }
    sessionLength = length
  }

  /// A number and its unit; `0H`, which the grammar allows, is a step that never ends and is refused.
  private mutating func readTimestamp(_ text: Substring) throws(OneTimeCodeError) {
    guard text.count <= 3, let unit = text.last.flatMap({ Self.units[$0] }),
      let number = Self.number(text.dropLast()), (1...unit.most).contains(number)
    else { throw .suite(.timestamp) }
    timeStep = .seconds(number * unit.seconds)
  }

  private static let units: [Character: (seconds: Int, most: Int)] = [
    "S": (1, 59), "M": (60, 59), "H": (3600, 48),
  ]
}
