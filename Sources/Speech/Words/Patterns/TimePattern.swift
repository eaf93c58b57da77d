// SPDX-License-Identifier: GPL-3.0-or-later

/// "20:45", "20:45:10", "9am", "9.30 p.m."; with a full stop or a comma between only after a word that announces a
/// time ("kl."), and in a range, in a language whose numbers have no decimals after a full stop.
enum TimePattern {
  static let pattern = Pattern(reach: 20) { window, lexicon in
    guard window.mayBeginNumber else { return nil }
    return halfHour(window, lexicon) ?? clock(window, lexicon) ?? figures(window)
  }

  /// "kl. 0930", "kl. 08": the digits of a clock without a mark between.
  private static func figures(_ window: Window) -> Match? {
    guard window.announced == .time, let digits = window[0]?.text, window.endsNumber(at: 1) else {
      return nil
    }
    guard digits.utf8.count > 2 || digits.hasPrefix("0") else { return nil }
    let minute = digits.utf8.count > 2 ? Int(digits.suffix(2)) : 0
    guard digits.utf8.count < 5, let minute,
      let hour = Int(digits.utf8.count > 2 ? digits.dropLast(2) : digits[...]),
      let time = TimeOfDay(hour: hour, minute: minute, isAnnounced: true)
    else { return nil }
    return Match([.time(time, written: digits)], length: 1)
  }

  /// "9.30-10.15": both times, or none.
  static let range = Pattern(reach: 24) { window, lexicon in
    guard window.mayBeginNumber, window.announced != .digits, window.announced != .phone else { return nil }
    let isOpen = lexicon.separators.decimal != "."
    let joints: Set<Character> = window.announced == .time || isOpen ? [":", "."] : [":"]
    var scan = Scan(window)
    if window.announced == .time, let hours = hours(window) { return hours }
    if let hours = halvedHours(window, lexicon) { return hours }
    guard let begin = time(&scan, joints, window.announced), scan.takeDash() else { return nil }
    let dash = scan
    guard time(&scan, joints, window.announced) != nil, window.endsNumber(at: scan.length),
      !isOther(scan, lexicon)
    else {
      return nil
    }
    guard let end = time(&scan, from: dash, joints, window.announced) else { return nil }
    return Match([begin, .range, end], length: scan.length)
  }

  /// "kl. 08-16", "kl. 8-8.30", "kl. 0730-1530".
  private static func hours(_ window: Window) -> Match? {
    var scan = Scan(window)
    guard let begin = hour(&scan), scan.takeDash(), let end = hour(&scan), window.endsNumber(at: scan.length)
    else { return nil }
    return Match([begin, .range, end], length: scan.length)
  }

  private static func hour(_ scan: inout Scan) -> Token? {
    if let time = time(&scan, [":", "."], .time) { return time }
    guard let digits = scan.takeDigits(1...4), digits.utf8.count != 3 else { return nil }
    let hour = digits.prefix(2)
    guard let hour = Int(hour), let minute = Int(digits.utf8.count == 4 ? digits.suffix(2) : "0") else {
      return nil
    }
    return TimeOfDay(hour: hour, minute: minute, isAnnounced: true).map { .time($0, written: digits) }
  }

  /// "9-5pm", "9-5.30pm": two times of which the second has its half of the day.
  private static func halvedHours(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    guard let first = scan.takeDigits(1...2), (1...12).contains(Int(first) ?? 0), scan.takeDash(),
      let quantity = Quantity(whole: first)
    else { return nil }
    let begin = scan
    guard let second = scan.takeDigits(1...2), (1...12).contains(Int(second) ?? 0) else { return nil }
    if scan.take(anyOf: [":", "."]) != nil, scan.takeDigits(2...2) == nil { return nil }
    guard !half(&scan, lexicon).isEmpty else { return nil }
    return Match([.number(quantity, gender: nil, written: first), .range], length: begin.length)
  }

  private static func clock(_ window: Window, _ lexicon: Lexicon) -> Match? {
    let isAnnounced = window.announced == .time
    var scan = Scan(window)
    let begin = time(&scan, isAnnounced ? [":", ".", ","] : [":"], window.announced)
    if let begin, window.endsNumber(at: scan.length) || scan.next?.isDash == true, !isOther(scan, lexicon) {
      return Match([begin] + half(&scan, lexicon), length: scan.length)
    }
    return halved(window, lexicon)
  }

  /// "9am", "9.30 pm": the hour is one because of what follows.
  private static func halved(_ window: Window, _ lexicon: Lexicon) -> Match? {
    var scan = Scan(window)
    if let time = time(&scan, [":", "."], .time), case .time(let value, _) = time,
      (1...12).contains(value.hour)
    {
      let half = half(&scan, lexicon)
      return half.isEmpty ? nil : Match([time] + half, length: scan.length)
    }
    scan = Scan(window)
    guard let hour = scan.takeDigits(1...2), let number = Int(hour), (1...12).contains(number),
      let quantity = Quantity(whole: String(number))
    else { return nil }
    let half = half(&scan, lexicon)
    return half.isEmpty
      ? nil : Match([.number(quantity, gender: nil, written: hour)] + half, length: scan.length)
  }

  /// "am", "a.m.", "PM" behind a time.
  private static func half(_ scan: inout Scan, _ lexicon: Lexicon) -> [Token] {
    var ahead = scan
    ahead.passSpace()
    let start = ahead
    guard let first = ahead.take(.letters) else { return [] }
    var letters = first.lowercased()
    if letters.count == 1, ahead.take(symbol: "."), let second = ahead.take(.letters) {
      letters += second.lowercased()
      if ahead.next?.isSymbol(".") == true, ahead.ahead(1) != nil { ahead.pass(1) }
    }
    guard let words = lexicon.dates.dayHalves[letters], ahead.window.endsWord(at: ahead.length) else {
      return []
    }
    scan = ahead
    return [.listed(words: words, written: ahead.written(since: start))]
  }

  /// "kl. 10½": half an hour before the next, where the language says it so.
  private static func halfHour(_ window: Window, _ lexicon: Lexicon) -> Match? {
    guard window.announced == .time, let half = lexicon.dates.halfTo, let numeral = Numeral(Scan(window)),
      numeral.vulgar?.key == "1/2", let hour = Int(numeral.groups[0]), (1...23).contains(hour)
    else { return nil }
    let next = lexicon.numbers.words(hour % 12 + 1) ?? []
    return Match(
      [.listed(words: ([half] + next).joined(separator: " "), written: window.text(numeral.end))],
      length: numeral.end)
  }

  /// "9.30 %", "8.50 kr.": no time, whatever announced one.
  private static func isOther(_ scan: Scan, _ lexicon: Lexicon) -> Bool {
    var ahead = scan
    ahead.passSpace()
    return ahead.next?.isSymbol("%") == true
  }

  private static func time(
    _ scan: inout Scan, from start: Scan, _ joints: Set<Character>, _ announced: Announcement?
  )
    -> Token?
  {
    scan = start
    return time(&scan, joints, announced)
  }

  private static func time(_ scan: inout Scan, _ joints: Set<Character>, _ announced: Announcement?) -> Token?
  {
    let start = scan
    var ahead = scan
    guard let hour = ahead.takeDigits(1...2), let joint = ahead.take(anyOf: joints),
      let minute = ahead.takeDigits(2...2)
    else { return nil }
    var second: String?
    if ahead.next?.symbol == joint, let digits = ahead.ahead(1), digits.kind == .digits {
      guard digits.text.utf8.count == 2 else { return nil }
      second = digits.text
      ahead.pass(2)
    }
    guard let hour = Int(hour), let minute = Int(minute),
      let time = TimeOfDay(
        hour: hour, minute: minute, second: second.flatMap { Int($0) }, isAnnounced: announced == .time)
    else { return nil }
    scan = ahead
    return .time(time, written: ahead.written(since: start))
  }
}
