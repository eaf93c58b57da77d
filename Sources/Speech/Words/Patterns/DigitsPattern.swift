// SPDX-License-Identifier: GPL-3.0-or-later

/// Digits that are no number: groups with single spaces between, or with a hyphen where one of them is a code.
enum DigitsPattern {
  static let pattern = Pattern(reach: 20, read)

  /// Digits that no other pattern knows.
  static let lastResort = Pattern(reach: 1) { window, lexicon in
    guard let digits = window[0], digits.kind == .digits else { return nil }
    return Match([.digits(lexicon.groups(of: digits.text))], length: 1)
  }

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber else { return nil }
    var scan = Scan(window)
    var groups: [String] = []
    while let group = scan.next, group.kind == .digits, window.endsNumber(at: scan.length + 1) {
      groups.append(group.text)
      scan.pass(1)
      guard scan.next?.kind == .space, scan.next?.text.count == 1, window[scan.length + 1]?.kind == .digits,
        window.endsNumber(at: scan.length + 2)
      else { break }
      scan.pass(1)
    }
    if let match = hyphened(window) { return match }
    return groups.count > 1 ? Match(.digits(groups), scan) : nil
  }

  /// "1234-0056789": a hyphen within digits of which some can be no number.
  private static func hyphened(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard let first = scan.take(.digits) else { return nil }
    var groups = [first]
    while scan.next?.isHyphen == true, let next = window[scan.length + 1], next.kind == .digits {
      groups += ["-", next.text]
      scan.pass(2)
    }
    // "12-34-56" is no count either.
    let hasCode =
      groups.contains { $0.utf8.count > 4 || $0.utf8.count > 1 && $0.hasPrefix("0") }
      || groups.count > 4 && groups.allSatisfy { $0 == "-" || $0.utf8.count > 1 }
    return groups.count > 1 && hasCode && window.endsNumber(at: scan.length)
      ? Match(.digits(groups), scan) : nil
  }
}

/// Letters and digits in one run: "AB12CD", "uge42". Said piece by piece, as nothing else.
enum CodePattern {
  static let pattern = Pattern(reach: 64, read)

  /// "A4-papir", "B12-vitamin": the hyphen before a word only joins.
  static let joined = Pattern(reach: 8) { window, lexicon in
    guard let code = read(window, lexicon), window[code.length]?.isHyphen == true,
      let word = window[code.length + 1], word.kind == .letters, word.text.count > 2,
      word.text.allSatisfy(\.isLowercase), window.endsNumber(at: code.length + 2)
    else { return nil }
    return Match(code.tokens, length: code.length + 1)
  }

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var length = 0
    var kinds: Set<Lexeme.Kind> = []
    while let lexeme = window[length], lexeme.kind == .letters || lexeme.kind == .digits {
      kinds.insert(lexeme.kind)
      length += 1
    }
    guard kinds.count == 2 else { return nil }
    return Match([.code(window.text(length))], length: length)
  }
}

/// A Danish civil registration number with its hyphen: day, month, year, then four digits.
///
/// Only what can be a date is taken for one; 60 is added to some days since 2007 for replacement numbers.
enum CivilNumberPattern {
  static let pattern = Pattern(reach: 4, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard window.mayBeginNumber, let birth = scan.takeDigits(6...6), scan.take(symbol: "-"),
      let serial = scan.takeDigits(4...4), window.endsNumber(at: scan.length)
    else { return nil }
    let parts = birth.inGroups(of: 2).compactMap(Int.init)
    guard parts.count == 3, CalendarDay(day: parts[0] % 60, month: parts[1]) != nil else { return nil }
    return Match(.civilNumber([birth, serial]), scan)
  }
}

/// An international bank account number, in one run or in groups (ISO 13616; check digits by ISO 7064).
enum IBANPattern {
  static let pattern = Pattern(reach: 40, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard window.mayBeginNumber, let country = scan.next?.text, scan.next?.kind == .letters,
      isCountry(country)
    else {
      return nil
    }
    var number = ""
    var best: (number: String, length: Int)?
    while let lexeme = scan.next, number.utf8.count < longest {
      if lexeme.kind == .letters || lexeme.kind == .digits {
        number += lexeme.text
      } else if lexeme.text != " " {
        break
      }
      scan.pass(1)
      if lexeme.kind != .space, window.endsWord(at: scan.length), isNumber(number) {
        best = (number, scan.length)
      }
    }
    return best.map { Match([.iban($0.number.inGroups(of: 4))], length: $0.length) }
  }

  private static let longest = 34

  private static func isCountry(_ text: String) -> Bool {
    text.utf8.count >= 2
      && text.utf8.prefix(2).allSatisfy { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }

  /// Whether the check digits hold: letters count from 10, the first four characters go last, modulo 97 is 1.
  static func isNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard (15...longest).contains(bytes.count), bytes[2...3].allSatisfy(ASCII.isDigit) else { return false }
    var remainder = 0
    for byte in bytes[4...] + bytes[..<4] {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): remainder = (remainder * 10 + Int(byte) - 48) % 97
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): remainder = (remainder * 100 + Int(byte) - 55) % 97
      default: return false
      }
    }
    return remainder == 1
  }
}
