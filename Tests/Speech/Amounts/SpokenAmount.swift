// SPDX-License-Identifier: GPL-3.0-or-later

/// A listener: words of an amount back to its value. It knows the languages from their grammars, and shares nothing
/// with what wrote the words.
struct SpokenAmount {
  /// Every number below a hundred by its words, and the digits' names.
  let small: [String: Int]
  let scales: [String: Int]
  let hundred: Set<String>
  let joiner: String
  let point: String
  let range: String
  /// Plural words of the currencies to themselves, and their singular forms to the plural.
  let currencies: [(words: [String], plural: String)]
  let minors: Set<String>
  /// Words for fractions: "halvanden" to 1.5, in halves.
  let halves: [String: Int]
  let and: Set<String>
  /// "one", in a language that says it behind the unit.
  let one: String?

  /// The amounts of a text's words; nil where they make none.
  func values(of words: String) -> [AmountValue]? {
    let list = words.split { " .,;?".contains($0) }.map(String.init)
    guard let start = list.indices.first(where: { isBegin(list[$0...]) }) else { return nil }
    var rest = list[start...]
    guard let first = part(&rest) else { return nil }
    guard rest.first == range, isBegin(rest.dropFirst()) else {
      return first.currency.map { [AmountValue(hundredths: first.hundredths, currency: $0)] }
    }
    rest = rest.dropFirst()
    guard let second = part(&rest), let currency = second.currency ?? first.currency else { return nil }
    // "three to four million pounds": the first has the second's scale, unless it is said to count something by itself.
    let isShared =
      first.currency == nil && first.scale == nil && first.hundredths.magnitude < second.hundredths.magnitude
    let scale =
      isShared ? second.scale.flatMap { first.hundredths * $0 < second.hundredths ? $0 : nil } ?? 1 : 1
    return [
      AmountValue(hundredths: first.hundredths * scale, currency: first.currency ?? currency),
      AmountValue(hundredths: second.hundredths, currency: currency),
    ]
  }

  /// One of the amounts: its number, the scale that is said last in it, and what it counts.
  private struct Part {
    var hundredths: Int
    let scale: Int?
    let currency: String?
  }

  private func part(_ rest: inout ArraySlice<String>) -> Part? {
    let (isNegative, whole) = (isNegative(rest), rest)
    guard let hundredths = quantity(&rest) else { return nil }
    let said = whole.prefix(whole.count - rest.count)
    let last = said.last { $0 != one }.flatMap { scales[$0] }
    guard let currency = currency(&rest) else {
      return Part(hundredths: hundredths, scale: last, currency: nil)
    }
    return Part(
      hundredths: hundredths + minor(&rest, isNegative: isNegative), scale: last, currency: currency)
  }

  private func isNegative(_ words: ArraySlice<String>) -> Bool { words.first == "minus" }

  private func isBegin(_ words: ArraySlice<String>) -> Bool {
    guard let first = words.first else { return false }
    if let one, words.dropFirst().first == one {
      return scales[first] != nil || currencies.contains { $0.words == [first] }
    }
    return first == "minus" || small[first] != nil || halves[first] != nil
      || ["et", "en", "one", "a"].contains(first)
        && words.dropFirst().first.map { hundred.contains($0) || scales[$0] != nil } == true
  }

  /// In hundredths.
  private func quantity(_ rest: inout ArraySlice<String>) -> Int? {
    let sign = rest.first == "minus" ? -1 : 1
    if sign < 0 { rest = rest.dropFirst() }
    if let word = rest.first, let half = halves[word] {
      rest = rest.dropFirst()
      if rest.first == "a" || rest.first == "an" { rest = rest.dropFirst() }
      return sign * half * 50 * (scale(&rest) ?? 1)
    }
    if let single = single(&rest) { return sign * single }
    guard let whole = whole(&rest) else { return nil }
    if rest.first == point {
      rest = rest.dropFirst()
      var decimals = ""
      while let word = rest.first, let digit = small[word], digit < 10 {
        decimals += String(digit)
        rest = rest.dropFirst()
      }
      guard let value = Int(decimals), decimals.count <= 2 else { return nil }
      let hundredths = whole * 100 + (decimals.count == 1 ? value * 10 : value)
      return sign * hundredths * (scale(&rest) ?? 1)
    }
    if let tail = half(&rest) { return sign * (whole * 100 + tail) * (scale(&rest) ?? 1) }
    return sign * whole * 100
  }

  /// "koruuni ataaseq", "millioni ataaseq": the unit stays for what reads it.
  private func single(_ rest: inout ArraySlice<String>) -> Int? {
    guard let one, rest.dropFirst().first == one, let unit = rest.first else { return nil }
    let after = rest.dropFirst(2)
    guard let value = scales[unit] else {
      rest = [unit] + after
      return 100
    }
    rest = after
    return value * 100
  }

  /// "og en halv", "and a half".
  private func half(_ rest: inout ArraySlice<String>) -> Int? {
    var ahead = rest
    guard let joint = ahead.first, and.contains(joint) else { return nil }
    ahead = ahead.dropFirst()
    if let article = ahead.first, ["en", "et", "a"].contains(article) { ahead = ahead.dropFirst() }
    guard let word = ahead.first, ["halv", "halvt", "half"].contains(word) else { return nil }
    rest = ahead.dropFirst()
    return 50
  }

  private func scale(_ rest: inout ArraySlice<String>) -> Int? {
    guard let word = rest.first, let value = scales[word] else { return nil }
    rest = rest.dropFirst()
    return value
  }

  /// A whole number: hundreds and what is below, times its scales, from the largest on.
  private func whole(_ rest: inout ArraySlice<String>) -> Int? {
    var total = 0
    var group: Int?
    while let word = rest.first {
      if let value = small[word] {
        group = (group ?? 0) + value
      } else if hundred.contains(word) {
        group = (group ?? 1) * 100
      } else if let value = scales[word] {
        total += (group ?? 1) * value
        group = nil
      } else if and.contains(word), let next = rest.dropFirst().first, small[next] != nil,
        group != nil || total > 0
      {
        var ahead = rest.dropFirst()
        var fraction = rest
        if half(&fraction) != nil { break }
        ahead = ahead.dropFirst()
        // "one dollar and fifty cents": the joint belongs to the smaller unit.
        if let unit = ahead.first, minors.contains(unit) { break }
        rest = rest.dropFirst()
        continue
      } else {
        break
      }
      rest = rest.dropFirst()
    }
    return group.map { total + $0 } ?? (total > 0 ? total : nil)
  }

  private func currency(_ rest: inout ArraySlice<String>) -> String? {
    guard let found = currencies.first(where: { rest.starts(with: $0.words) }) else { return nil }
    rest = rest.dropFirst(found.words.count)
    return found.plural
  }

  private func minor(_ rest: inout ArraySlice<String>, isNegative: Bool) -> Int {
    guard rest.first == joiner else { return 0 }
    var ahead = rest.dropFirst()
    if let one, ahead.dropFirst().first == one {
      rest = ahead.dropFirst(2)
      return isNegative ? -1 : 1
    }
    guard let count = whole(&ahead) ?? (ahead.first.map { minors.contains($0) } == true ? 1 : nil),
      let unit = ahead.first,
      minors.contains(unit)
    else { return 0 }
    rest = ahead.dropFirst()
    return isNegative ? -count : count
  }
}

extension SpokenAmount {
  private static func table(_ lists: [[String]]) -> [String: Int] {
    Dictionary(lists.flatMap { list in list.enumerated().map { ($0.element, $0.offset) } }) { first, _ in
      first
    }
  }

  private static let danishOnes = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni"]

  private static var danishSmall: [String: Int] {
    var small = table([
      danishOnes + [
        "ti", "elleve", "tolv", "tretten", "fjorten", "femten", "seksten", "sytten", "atten", "nitten",
      ]
    ])
    small["et"] = 1
    for (place, tens) in ["tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems"]
      .enumerated()
    {
      small[tens] = (place + 2) * 10
      for one in 1...9 { small["\(danishOnes[one])og\(tens)"] = (place + 2) * 10 + one }
    }
    return small
  }

  private static func danishCurrencies(_ more: [(String, String)]) -> [(words: [String], plural: String)] {
    let pairs =
      more + [
        ("svenske kroner", "svenske kroner"), ("svensk krone", "svenske kroner"),
        ("amerikanske dollar", "amerikanske dollar"),
        ("amerikansk dollar", "amerikanske dollar"), ("euro", "euro"), ("dollar", "dollar"),
      ]
    return pairs.map { (words: $0.0.split(separator: " ").map(String.init), plural: $0.1) }
  }

  static let danish = SpokenAmount(
    small: danishSmall,
    scales: [
      "tusind": 1000, "million": 1_000_000, "millioner": 1_000_000, "milliard": 1_000_000_000,
      "milliarder": 1_000_000_000,
    ], hundred: ["hundrede"], joiner: "og", point: "komma", range: "til",
    currencies: danishCurrencies([("kroner", "kroner"), ("krone", "kroner")]), minors: ["øre", "cent"],
    halves: ["halvanden": 3, "halvandet": 3], and: ["og"], one: nil)

  static let greenlandic: SpokenAmount = {
    var small = danishSmall
    for (place, word) in [
      "nuulu", "ataaseq", "marluk", "pingasut", "sisamat", "tallimat", "arfinillit", "arfineq-marluk",
      "arfineq-pingasut",
      "qulingiluat", "qulit", "aqqanillit", "aqqaneq-marluk",
    ].enumerated() { small[word] = place }
    return SpokenAmount(
      small: small,
      scales: [
        "tusind": 1000, "tuusintit": 1000, "tuusinti": 1000, "million": 1_000_000, "millioner": 1_000_000,
        "millionit": 1_000_000, "millioni": 1_000_000, "milliard": 1_000_000_000, "milliarder": 1_000_000_000,
        "milliardit": 1_000_000_000, "milliardi": 1_000_000_000,
      ], hundred: ["hundrede"], joiner: "aamma", point: "komma", range: "til",
      currencies: danishCurrencies([("koruunit", "koruunit"), ("koruuni", "koruunit")]),
      minors: ["øre", "cent"],
      halves: ["halvanden": 3, "halvandet": 3], and: ["og"], one: "ataaseq")
  }()

  static let english: SpokenAmount = {
    let ones = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    var small = table([
      ones + [
        "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
        "nineteen",
      ]
    ])
    for (place, tens) in ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
      .enumerated()
    {
      small[tens] = (place + 2) * 10
      for one in 1...9 { small["\(tens)-\(ones[one])"] = (place + 2) * 10 + one }
    }
    let currencies = [
      ("US dollars", "US dollars"), ("US dollar", "US dollars"), ("Danish kroner", "Danish kroner"),
      ("Danish krone", "Danish kroner"), ("dollars", "dollars"), ("dollar", "dollars"), ("pounds", "pounds"),
      ("pound", "pounds"), ("euros", "euros"), ("euro", "euros"), ("kroner", "kroner"), ("krone", "kroner"),
    ]
    return SpokenAmount(
      small: small, scales: ["thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000],
      hundred: ["hundred"],
      joiner: "and", point: "point", range: "to",
      currencies: currencies.map { (words: $0.0.split(separator: " ").map(String.init), plural: $0.1) },
      minors: ["cents", "cent", "pence", "penny", "øre"], halves: [:], and: ["and"], one: nil)
  }()
}
