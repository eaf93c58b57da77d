// SPDX-License-Identifier: GPL-3.0-or-later

/// How a language counts, as data: a list to 99, and the scales above it.
struct NumberGrammar: Hashable, Sendable, Codable {
  /// The numbers 0 ... 99 in full, so that a translator can read and correct every one.
  let below100: [String]
  /// Words for 0, 1, 2 … where a number stands alone, if they are others than inside a larger one.
  let alone: [String]?
  /// Names of the digits 0, 1, 2 … where they are others than the numbers': "et" after a decimal mark.
  let figures: [String]?
  /// Hundred, thousand, million … in falling order.
  let scales: [Scale]
  /// Said before a last part under 100: "og" in "et hundrede og fem"; nil where nothing is said.
  let and: String?
  /// Gender to the form of "one" that it takes: "neuter" to "et".
  let ones: [String: String]
  let minus: String
  /// The name of the decimal separator in a number.
  let point: String

  /// A power of ten with a word of its own.
  struct Scale: Hashable, Sendable, Codable {
    let value: Int
    /// Said for one of it: "et tusind".
    let one: String
    /// Said after the count of several: "tusind".
    let other: String
    /// Which form of "one" it takes in 101 of it.
    let gender: String?
  }

  /// The largest number with words; larger ones are said digit by digit.
  static let limit = 999_999_999_999
  /// Digits of `limit`.
  static let digitLimit = 12

  /// The words of `number`, or nil beyond `limit`.
  func words(_ number: Int, gender: String? = nil) -> [String]? {
    guard number.magnitude <= Self.limit else { return nil }
    let magnitude = Int(number.magnitude)
    if magnitude == 1, let form = gender.flatMap({ ones[$0] }) {
      return (number < 0 ? Self.split(minus) : []) + Self.split(form)
    }
    let words =
      alone.flatMap { $0.indices.contains(magnitude) ? Self.split($0[magnitude]) : nil }
      ?? positive(magnitude, gender: gender)
    return number < 0 ? Self.split(minus) + words : words
  }

  /// The words of `number` as a piece of something larger: a time, a decimal number.
  func inner(_ number: Int, gender: String? = nil) -> [String] {
    number.magnitude <= Self.limit ? positive(number, gender: gender) : []
  }

  /// A digit by its name in a sentence.
  func name(ofDigit digit: Int) -> String? {
    if let figures, figures.indices.contains(digit) { return figures[digit] }
    return below100.indices.contains(digit) ? below100[digit] : nil
  }

  private func positive(_ number: Int, gender: String?) -> [String] {
    if number < 100 { return small(number, gender: gender) }
    guard let scale = scales.first(where: { $0.value <= number }) else { return [] }
    let (count, rest) = number.quotientAndRemainder(dividingBy: scale.value)
    let head =
      count == 1 ? Self.split(scale.one) : positive(count, gender: scale.gender) + Self.split(scale.other)
    if rest == 0 { return head }
    let joint = rest < 100 ? and.map(Self.split) ?? [] : []
    return head + joint + positive(rest, gender: gender)
  }

  private func small(_ number: Int, gender: String?) -> [String] {
    if number == 1, let gender, let form = ones[gender] { return Self.split(form) }
    return below100.indices.contains(number) ? Self.split(below100[number]) : []
  }

  /// Words apart; a mark of another language ("da:") goes with each of them.
  static func split(_ words: String) -> [String] {
    let space = UInt8(ascii: " ")
    guard words.utf8.contains(space) else { return words.isEmpty ? [] : [words] }
    let pieces = words.utf8.split(separator: space).map { String(Substring($0)) }
    guard let mark = pieces.first.flatMap(SpokenWord.languageMark) else { return pieces }
    return [pieces[0]] + pieces.dropFirst().map { SpokenWord.languageMark($0) == nil ? mark + $0 : $0 }
  }
}
