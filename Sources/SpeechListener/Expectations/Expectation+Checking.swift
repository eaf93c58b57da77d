// SPDX-License-Identifier: GPL-3.0-or-later

extension Expectation {
  /// What became of a clause.
  public struct Result: Hashable, Sendable {
    /// The clause as it was written.
    public let clause: String
    /// Whether it holds.
    public let holds: Bool
    /// What was heard for it, or instead of it.
    public let heard: String
    /// Seconds of the recording, where it was heard.
    public let at: Double?
  }

  /// Compares with what was heard, clause by clause; a clause that fails is passed over.
  ///
  /// - Parameters:
  ///   - listening: what was heard.
  ///   - digits: decides digits; without it no clause about digits holds.
  public func check(_ listening: Listening, digits: DigitListener? = nil) -> [Result] {
    var place = Place(listening: listening, digits: digits)
    return clauses.map { clause, text in
      let (holds, heard, at) = place.check(clause)
      return Result(clause: text, holds: holds, heard: heard, at: at)
    }
  }
}

/// How far a recording has been heard.
private struct Place {
  let listening: Listening
  let digits: DigitListener?
  /// The events that have not been named yet.
  private var rest: ArraySlice<Listening.Event>
  private var last: Listening.Event?

  init(listening: Listening, digits: DigitListener?) {
    (self.listening, self.digits) = (listening, digits)
    rest = listening.events[...]
  }

  mutating func check(_ clause: Expectation.Clause) -> (holds: Bool, heard: String, at: Double?) {
    switch clause {
    case .heard(let subject, let isNext): return find(subject, isNext: isNext)
    case .silence(let bound):
      guard let last else { return (false, "nothing was named before", nil) }
      let length = listening.silence(after: last)
      return (bound.allows(length), "\(Self.told(length)) s", seconds(last.range.upperBound))
    case .without(let kind):
      let found = listening.recording.defects.filter { $0.kind == kind }
      return (found.isEmpty, "\(found.count)", found.first.map { seconds($0.range.lowerBound) })
    case .figure(let figure, let bound):
      let value = self.figure(figure)
      return (bound.allows(value), Self.told(value), nil)
    }
  }

  private mutating func find(_ subject: Expectation.Subject, isNext: Bool) -> (Bool, String, Double?) {
    let candidates = isNext ? rest.prefix(1) : rest
    for place in candidates.indices {
      guard let end = end(of: subject, at: place) else { continue }
      let event = listening.events[place]
      rest = listening.events[(end + 1)...]
      last = listening.events[end]
      return (true, event.name, seconds(event.range.lowerBound))
    }
    let instead = rest.first.map { "\($0.name) came" } ?? "nothing came"
    return (false, instead, rest.first.map { seconds($0.range.lowerBound) })
  }

  /// The place of the last event of a subject that begins at this one; nil where it does not.
  private func end(of subject: Expectation.Subject, at place: Int) -> Int? {
    switch (subject, listening.events[place].what) {
    case (.tone(let name), .tone(let heard, _)): heard == name ? place : nil
    case (.tone(let name), .line(let line)): line.earcon == name ? place : nil
    case (.tone(let name), .tick): name == "tick" ? place : nil
    case (.words(let pattern, let voice), .line(let line)):
      line.say.map(pattern.matches) == true && (voice == nil || voice == line.voice) ? place : nil
    case (.speech, .speech), (.speech, .hidden): place
    case (.speech, .line(let line)): line.say != nil ? place : nil
    case (.digits(let wanted), _): end(ofDigits: wanted, at: place)
    default: nil
    }
  }

  /// The same of digits, decided by their sound, over the pauses between them.
  private func end(ofDigits wanted: [Int], at start: Int) -> Int? {
    guard let digits else { return nil }
    var heard: [Int] = []
    for place in start..<listening.events.count where heard.count < wanted.count {
      let new = digits.digits(in: listening.events[place].range, of: listening.recording).map(\.digit)
      guard !new.isEmpty, wanted.starts(with: heard + new) else { return nil }
      heard += new
      if heard.count == wanted.count { return place }
    }
    return nil
  }

  private func figure(_ figure: Expectation.Figure) -> Double {
    let levels = Levels(of: listening.recording, audibleAbove: listening.hearing.audible)
    switch figure {
    case .loudness: return levels.loudness
    case .peak: return levels.truePeak
    case .rms: return levels.rms
    case .length: return listening.recording.duration
    }
  }

  private func seconds(_ sample: Int) -> Double { listening.recording.seconds(sample) }

  private static func told(_ value: Double) -> String {
    guard value.isFinite else { return "nothing" }
    let hundredths = Int((abs(value) * 100).rounded())
    let rest = hundredths % 100
    return (value < 0 ? "-" : "") + "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension Listening.Event {
  /// What it is, in a word or in its own.
  public var name: String {
    switch what {
    case .tone(let name, _): name ?? "tone"
    case .tick: "tick"
    case .speech: "speech"
    case .hidden: "•"
    case .line(let line): line.earcon ?? line.say ?? ""
    }
  }
}
