// SPDX-License-Identifier: GPL-3.0-or-later

/// "20:45", "20:45:10"; with a full stop between only after a word that announces a time ("kl."), which
/// announces both of "kl. 9.30-17.00".
enum TimePattern {
  static let pattern = Pattern(reach: 11, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.mayBeginNumber else { return nil }
    let joints: Set<Character> = window.announced == .time ? [":", "."] : [":"]
    var scan = Scan(window)
    guard let begin = time(&scan, joints) else { return nil }
    if window.announced == .time, let range = range(from: begin, scan, joints) { return range }
    // A hyphen may follow: "20:45-21:30" is two times.
    guard window.endsNumber(at: scan.length) || dashes.contains(scan.next?.symbol ?? " ") else { return nil }
    return Match(begin, scan)
  }

  private static func range(from begin: Token, _ scan: Scan, _ joints: Set<Character>) -> Match? {
    var scan = scan
    guard let dash = scan.take(anyOf: dashes), let end = time(&scan, joints),
      scan.window.endsNumber(at: scan.length)
    else { return nil }
    return Match([begin, .symbol(dash, count: 1), end], length: scan.length)
  }

  private static func time(_ scan: inout Scan, _ joints: Set<Character>) -> Token? {
    let start = scan.length
    guard let hour = scan.takeDigits(1...2), let joint = scan.take(anyOf: joints),
      let minute = scan.takeDigits(2...2)
    else { return nil }
    var second: String?
    if scan.next?.symbol == joint, let digits = scan.window[scan.length + 1], digits.kind == .digits {
      guard digits.text.utf8.count == 2 else { return nil }
      second = digits.text
      scan.pass(2)
    }
    guard let hour = Int(hour), let minute = Int(minute),
      let time = TimeOfDay(hour: hour, minute: minute, second: second.flatMap { Int($0) })
    else { return nil }
    return .time(time, written: String(scan.written.dropFirst(scan.window.text(start).count)))
  }

  private static let dashes: Set<Character> = ["-", "–"]
}
