// SPDX-License-Identifier: GPL-3.0-or-later

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
