// SPDX-License-Identifier: GPL-3.0-or-later

/// The floor and the door of an address, and a town's number: "2. th.", "1.tv.", "st. th.", ", st., 2100 København".
enum AddressPattern {
  static let pattern = Pattern(reach: 12) { window, lexicon in
    guard let address = lexicon.address, window.mayBeginNumber,
      window.announced == nil || window[0]?.kind == .letters
    else { return nil }
    return postcode(window, address, lexicon) ?? storey(window, address, lexicon) ?? floor(window, address)
      ?? door(window, address)
  }

  /// "2100 København": hundreds are counted, as in a year.
  private static func postcode(_ window: Window, _ address: LexiconFile.Address, _ lexicon: Lexicon) -> Match?
  {
    guard let hundreds = address.hundreds, let digits = window[0]?.text, digits.utf8.count == 4,
      let number = Int(digits), number.isMultiple(of: 100), number > 1000, !number.isMultiple(of: 1000),
      window[1]?.kind == .space, let town = window[2], NamePattern.isName(town),
      window.beforeSpace == nil || window.beforeSpace?.isSymbol(",") == true
        || window.before?.isHyphen == true
    else { return nil }
    let words = lexicon.numbers.inner(number / 100) + [hundreds]
    return Match([.listed(words: words.joined(separator: " "), written: digits)], length: 1)
  }

  /// A number and a door: "2. th.", "2 tv".
  private static func storey(_ window: Window, _ address: LexiconFile.Address, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let digits = scan.takeDigits(1...2), let number = Int(digits), number > 0,
      lexicon.ordinals.words.indices.contains(number)
    else { return nil }
    _ = scan.take(symbol: ".")
    let end = scan
    _ = scan.take(symbol: ",")
    scan.passSpace()
    guard let door = takeDoor(&scan, address) else { return nil }
    return Match(
      [
        .ordinal(number, gender: nil, written: end.written),
        .listed(words: door, written: scan.written(since: end)),
      ],
      length: scan.length)
  }

  /// "st." after a house's number, or before a door.
  private static func floor(_ window: Window, _ address: LexiconFile.Address) -> Match? {
    var scan = Scan(window)
    guard let word = scan.take(.letters), let words = address.floors[word.lowercased()] else { return nil }
    _ = scan.take(symbol: ".")
    let end = scan
    _ = scan.take(symbol: ",")
    scan.passSpace()
    if let door = takeDoor(&scan, address) {
      return Match(
        [
          .listed(words: words, written: end.written),
          .listed(words: door, written: scan.written(since: end)),
        ],
        length: scan.length)
    }
    guard isAfterHouse(window), end.next == nil || end.next?.isSymbol(",") == true || end.next?.kind == .line
    else {
      return nil
    }
    return Match(.listed(words: words, written: end.written), end)
  }

  /// A door by itself, after "sal".
  private static func door(_ window: Window, _ address: LexiconFile.Address) -> Match? {
    guard
      window.beforeSpace?.isSymbol(",") == true
        || address.floors[window.beforeSpace?.text.lowercased() ?? ""] != nil
    else { return nil }
    var scan = Scan(window)
    guard scan.ahead(1)?.isSymbol(".") == true, let door = takeDoor(&scan, address) else { return nil }
    return Match(.listed(words: door, written: scan.written), scan)
  }

  private static func takeDoor(_ scan: inout Scan, _ address: LexiconFile.Address) -> String? {
    guard let word = scan.next, word.kind == .letters, let door = address.doors[word.text.lowercased()],
      scan.ahead(1)?.kind != .digits
    else { return nil }
    scan.pass(1)
    _ = scan.take(symbol: ".")
    return door
  }

  /// ", " or a space after digits, or after one letter that digits stand before.
  private static func isAfterHouse(_ window: Window) -> Bool {
    guard window.before?.kind == .space else { return false }
    let isComma = window[-2]?.isSymbol(",") == true
    let house = isComma ? window[-3] : window[-2]
    return house?.kind == .digits || house?.kind == .letters && house?.text.count == 1
  }
}
