// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import JSON
import Platform
import SpeechListener

/// One line of what is told: what it is, from when to when in seconds, and more about it.
struct HeardLine {
  let what: String
  var from: Double?
  var to: Double?
  var facts: [(name: String, value: JSONValue)] = []

  init(what: String, from: Double? = nil, to: Double? = nil, facts: [(String, JSONValue)] = []) {
    (self.what, self.from, self.to) = (what, from, to)
    self.facts = facts.map { (name: $0.0, value: $0.1) }
  }

  /// An event with its level; of a tone its pitches too, of a line of the transcript its words and whose they are.
  init(_ event: Listening.Event, in recording: Recording) {
    self.init(
      what: Self.kind(event), from: recording.seconds(event.range.lowerBound),
      to: recording.seconds(event.range.upperBound))
    switch event.what {
    case .tone(let name, let tones):
      if let name { add("name", .string(name)) }
      add(
        "hertz",
        .array(
          tones.flatMap { $0.isSteady ? [Self.number($0.from)] : [Self.number($0.from), Self.number($0.to)] })
      )
    case .line(let line):
      let texts = [
        ("earcon", line.earcon), ("say", line.say), ("voice", line.voice), ("language", line.language),
        ("phrase", line.phrase),
      ]
      for (name, text) in texts { if let text { add(name, .string(text)) } }
    case .tick, .speech, .hidden: break
    }
    add("rms", Self.number(Levels(of: recording.part(event.range)).rms))
  }

  /// The figures of a whole recording.
  init(levelsOf recording: Recording, _ hearing: Hearing) {
    let levels = Levels(of: recording, audibleAbove: hearing.audible)
    self.init(what: "recording", from: 0, to: recording.duration)
    add("rms", Self.number(levels.rms))
    add("samplePeak", Self.number(levels.samplePeak))
    add("truePeak", Self.number(levels.truePeak))
    add("loudness", Self.number(levels.loudness))
    add("firstAudible", levels.firstAudible.map(Self.number) ?? .null)
    add("lastAudible", levels.lastAudible.map(Self.number) ?? .null)
  }

  private mutating func add(_ name: String, _ value: JSONValue) { facts.append((name: name, value: value)) }

  private static func kind(_ event: Listening.Event) -> String {
    switch event.what {
    case .tone: "tone"
    case .tick: "tick"
    case .speech: "speech"
    case .hidden: "hidden"
    case .line(let line): line.earcon == nil ? "speech" : "tone"
    }
  }

  /// A number to four places; null for what is below all decibels.
  static func number(_ value: Double) -> JSONValue {
    value.isFinite ? .float((value * 10_000).rounded() / 10_000) : .null
  }
}

/// Standard output and error.
struct Output {
  let isJSON: Bool

  func tell(_ line: HeardLine) {
    isJSON ? Self.say(Self.json(line)) : Self.say(Self.words(line))
  }

  private static func json(_ line: HeardLine) -> String {
    var members: [String: JSONValue] = ["what": .string(line.what)]
    if let from = line.from { members["from"] = HeardLine.number(from) }
    if let to = line.to { members["to"] = HeardLine.number(to) }
    for fact in line.facts { members[fact.name] = fact.value }
    guard let bytes = try? JSONValue.object(members).written() else { return "{}" }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func words(_ line: HeardLine) -> String {
    let times = [line.from, line.to].compactMap { $0.map(padded) }.joined(separator: " ")
    let facts = line.facts.map { "\($0.name) \(plain($0.value))" }.joined(separator: ", ")
    return [times, line.what, facts].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private static func plain(_ value: JSONValue) -> String {
    if let text = value.text { return text }
    return (try? value.written()).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  /// Seconds with three places, as wide as an hour's.
  private static func padded(_ seconds: Double) -> String {
    let thousandths = Int((seconds * 1000).rounded())
    let rest = String(1000 + thousandths % 1000).dropFirst()
    let text = "\(thousandths / 1000).\(rest)"
    return String(repeating: " ", count: max(0, 8 - text.count)) + text
  }

  static func say(_ line: String) { write(line + "\n") }

  static func write(_ text: String) { WriteTarget.file(STDOUT_FILENO).writeAll(Array(text.utf8)) }

  static func complain(_ sentence: String) {
    WriteTarget.file(STDERR_FILENO).writeAll(Array("speech-listener: error: \(sentence)\n".utf8))
  }
}
