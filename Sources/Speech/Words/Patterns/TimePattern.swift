// SPDX-License-Identifier: GPL-3.0-or-later

/// "20:45", "20:45:10"; with a full stop between only after a word that announces a time ("kl.").
enum TimePattern {
  static let pattern = Pattern(reach: 7, read)

  private static func read(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    let joints: Set<Character> = window.announced == .time ? [":", "."] : [":"]
    guard window.mayBeginNumber, let hour = scan.takeDigits(1...2), let joint = scan.take(anyOf: joints),
      let minute = scan.takeDigits(2...2)
    else { return nil }
    var second: String?
    if scan.next?.symbol == joint, let digits = window[scan.length + 1], digits.kind == .digits {
      guard digits.text.utf8.count == 2 else { return nil }
      second = digits.text
      scan.pass(2)
    }
    guard endsTime(window, at: scan.length), let hour = Int(hour), let minute = Int(minute),
      let time = TimeOfDay(hour: hour, minute: minute, second: second.flatMap { Int($0) })
    else { return nil }
    return Match(.time(time, written: scan.written), scan)
  }

  /// A hyphen may follow: "20:45-21:30" is two times.
  private static func endsTime(_ window: Window, at offset: Int) -> Bool {
    window.endsNumber(at: offset) || window[offset]?.symbol == "-"
  }
}
