// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation

/// What was said against what was heard: every utterance at the place that its mark names, sample by sample.
struct EnduranceTally {
  /// An utterance that was played, and the frame that its mark named.
  struct Said {
    let number: UInt64
    let from: Int
    let samples: [Int16]
    /// When its end was told, on the monotonic clock.
    let toldAt: Double
  }

  var underruns = 0
  private(set) var said = 0
  /// Where something was heard otherwise than it was made, or elsewhere than its mark is, while the machine ran.
  private(set) var broken: [String] = []
  /// The same, where the machine stood still.
  private(set) var excused: [String] = []
  private(set) var worstDrift = 0
  /// The furthest that a mark was off after a hole that the machine made.
  private(set) var excusedDrift = 0
  private(set) var frames = 0
  /// How long after its last sample came to the monitor the end of a whole utterance was told, in milliseconds.
  private var told: [Double] = []
  private var waiting: [Said] = []
  /// What the monitor heard and nobody asked for yet, and where its first sample stands.
  private var tape: [Int16] = []
  private var tapeStart = 0
  /// When places on the tape were heard; rising.
  private var times: [(place: Int, time: Double)] = []
  /// The monitor's count less the player's, known from the first utterance on.
  private var origin: Int?
  private var isExcused = false

  /// The furthest that a mark may be from its sound and be found: half a second.
  private static let reach = SoundMonitor.rate / 2
  private static let loud: Int16 = 1000
  /// A millisecond.
  private static let allowedDrift = SoundMonitor.rate / 1000
  /// As much of an utterance as tells it from any other place.
  private static let needleFrames = 400

  mutating func ended(_ utterance: Said) { waiting.append(utterance) }

  /// The output was lost, which nothing excuses.
  mutating func lost(_ reason: String) {
    broken.append(String(format: "the output was lost at %.3f s: \(reason)", SoundMonitor.now))
  }

  mutating func listen(to monitor: SoundMonitor, _ witness: StandstillWitness) {
    for piece in monitor.take() {
      times.append((tapeStart + tape.count, piece.time))
      tape += piece.samples
    }
    while let next = waiting.first, let place = place(of: next) {
      guard tapeStart + tape.count > place + next.samples.count + Self.reach else { return }
      waiting.removeFirst()
      compare(next, at: place, witness)
      forget(before: place + next.samples.count - Self.reach)
    }
  }

  /// Where the monitor should have heard an utterance's first sample.
  private mutating func place(of utterance: Said) -> Int? {
    if let origin { return origin + utterance.from }
    guard let found = find(utterance.samples[...], in: 0..<tapeStart + tape.count) else { return nil }
    origin = found - utterance.from
    return found
  }

  private mutating func compare(_ utterance: Said, at place: Int, _ witness: StandstillWitness) {
    said += 1
    frames += utterance.samples.count
    guard var found = find(utterance.samples[...], near: place) else {
      return broken.append("utterance \(utterance.number): not heard where its mark is")
    }
    if abs(found - place) > Self.allowedDrift { noteHole(before: utterance, at: found, witness) }
    drifted(by: found - place, utterance, at: found, witness)
    var rest = utterance.samples[...]
    if difference(rest, at: found) == nil {
      told.append((utterance.toldAt - time(of: found + rest.count)) * 1000)
    }
    while let hole = difference(rest, at: found) {
      let next = goingOn(rest, after: hole, at: found)
      let delay = next.map { $0.place - found - ($0.rest.startIndex - rest.startIndex) }
      note(utterance, holeWithin: pause(before: found + hole), delay: delay, witness)
      guard let next else {
        return broken.append("utterance \(utterance.number): nothing is heard of it after a hole")
      }
      (rest, found) = next
    }
  }

  /// Where the sound goes on after a hole: what it swallowed, half a second at most, is not looked for.
  private func goingOn(
    _ samples: ArraySlice<Int16>, after hole: Int, at place: Int
  ) -> (rest: ArraySlice<Int16>, place: Int)? {
    let steps = stride(from: hole + 1, to: min(hole + Self.reach, samples.count), by: Self.needleFrames / 4)
    for step in steps {
      let rest = samples.dropFirst(step).drop { $0.magnitude <= Self.loud }
      let expected = place + rest.startIndex - samples.startIndex
      // With nothing loud left there is nothing to be heard.
      if rest.isEmpty { return (rest, expected) }
      if let found = find(rest, near: expected) { return (rest, found) }
    }
    return nil
  }

  /// An utterance that begins elsewhere than its mark says, and had no hole before it, may have had one anywhere in the
  /// silence between what is heard of the two.
  private mutating func noteHole(before utterance: Said, at place: Int, _ witness: StandstillWitness) {
    guard !isExcused, let span = pause(before: place),
      let standstill = witness.standstill(making: span), standstill.seconds >= StandstillWitness.excuse
    else { return }
    excused.append(
      String(format: "utterance %d: late at %.3f s; ", Int(utterance.number), time(of: place))
        + String(format: "\(standstill.name) stood still for %.1f ms before", standstill.seconds * 1000))
    isExcused = true
  }

  /// Where a pause is longer than it was made, that shows at the sound after it: the hole is anywhere in the pause.
  ///
  /// - Parameter delay: how many frames later what follows is heard; 0 where sound was lost or false and nothing was
  ///   put in, nil where nothing follows.
  private mutating func note(
    _ utterance: Said, holeWithin span: ClosedRange<Double>?, delay: Int?, _ witness: StandstillWitness
  ) {
    let standstill = span.flatMap(witness.standstill) ?? (name: "nobody", seconds: 0)
    let finding =
      String(format: "utterance %d: a hole at %.3f s", Int(utterance.number), span?.upperBound ?? .nan)
      + (delay.map { String(format: " that delays by %.2f ms; ", Self.milliseconds($0)) } ?? "; ")
      + String(format: "\(standstill.name) stood still for %.1f ms before", standstill.seconds * 1000)
    guard standstill.seconds >= StandstillWitness.excuse else {
      return broken.append(finding + (span.map { "; around it: " + witness.account(around: $0) } ?? ""))
    }
    excused.append(finding)
    isExcused = true
  }

  /// Notes how far a mark is from its sound. How long a hole was that the machine made, only it knows: what follows is
  /// measured from there.
  private mutating func drifted(
    by drift: Int, _ utterance: Said, at place: Int, _ witness: StandstillWitness
  ) {
    if isExcused {
      excusedDrift = max(excusedDrift, abs(drift))
      origin = origin.map { $0 + drift }
      isExcused = false
    } else {
      worstDrift = max(worstDrift, abs(drift))
      guard abs(drift) > Self.allowedDrift else { return }
      let time = time(of: place)
      broken.append(
        String(
          format: "utterance %d: %.2f ms from its mark at %.3f s; around it: ", Int(utterance.number),
          Self.milliseconds(drift), time) + witness.account(around: time...time))
    }
  }

  private func time(of place: Int) -> Double {
    guard let piece = times.last(where: { $0.place <= place }) else { return .nan }
    return piece.time + Double(place - piece.place) / Double(SoundMonitor.rate)
  }

  /// When the silence on the tape right before a place was heard.
  private func pause(before place: Int) -> ClosedRange<Double>? {
    let silence = tape[..<min(max(0, place - tapeStart), tape.count)].reversed().prefix { $0 == 0 }.count
    return span(from: place - silence, to: place)
  }

  /// When two places were heard; nil where the first is forgotten. After a standstill pieces come in one rush, and by when
  /// they came, the later place may have been heard first.
  private func span(from first: Int, to last: Int) -> ClosedRange<Double>? {
    let (from, to) = (time(of: first), time(of: last))
    guard !from.isNaN, !to.isNaN else { return nil }
    return min(from, to)...max(from, to)
  }

  /// The first sample that was heard otherwise than it was made, or not at all.
  private func difference(_ samples: ArraySlice<Int16>, at place: Int) -> Int? {
    let offset = place - tapeStart
    guard offset >= 0 else { return 0 }
    let same = zip(samples, tape.dropFirst(offset)).prefix { $0 == $1 }.count
    return same < samples.count ? same : nil
  }

  /// Where on the tape samples begin, by their first loud stretch.
  private func find(_ samples: ArraySlice<Int16>, near place: Int) -> Int? {
    find(samples, in: place - Self.reach..<place + Self.reach)
  }

  private func find(_ samples: ArraySlice<Int16>, in places: Range<Int>) -> Int? {
    guard let loud = samples.firstIndex(where: { $0.magnitude > Self.loud }) else { return nil }
    let needle = samples[loud..<min(loud + Self.needleFrames, samples.endIndex)]
    let lead = loud - samples.startIndex - tapeStart
    let from = max(0, places.lowerBound + lead)
    let to = min(places.upperBound + lead, tape.count - needle.count)
    guard from < to else { return nil }
    return (from..<to).first { tape[$0] == samples[loud] && tape[$0..<$0 + needle.count] == needle }
      .map { $0 - lead }
  }

  private mutating func forget(before place: Int) {
    let surplus = min(max(0, place - tapeStart), tape.count)
    tape.removeFirst(surplus)
    tapeStart += surplus
    times.removeFirst(times.lastIndex { $0.place <= tapeStart } ?? 0)
  }
}

extension EnduranceTally: CustomStringConvertible {
  private static func milliseconds(_ frames: Int) -> Double {
    Double(frames) * 1000 / Double(SoundMonitor.rate)
  }

  /// The medians of the first and the last tenth, which differ where marks drift in time.
  private static func tenths(_ values: [Double]) -> String {
    let count = max(1, values.count / 10)
    let medians = [values.prefix(count), values.suffix(count)].map { Sample(Array($0)).median }
    return String(format: "%.2f ms in the first tenth, %.2f ms in the last", medians[0], medians[1])
  }

  /// Everything that was said was heard, whole, within a millisecond of its mark.
  var holds: Bool {
    said > 0 && waiting.count < EnduranceSpeech.ahead && broken.isEmpty
  }

  var description: String {
    let drift = [worstDrift, excusedDrift].map(Self.milliseconds)
    let lines = broken + excused.suffix(40).map { "(\($0))" }
    return
      "\(said) utterances, \(frames / SoundMonitor.rate) s of speech, underruns \(underruns), holes \(broken.count), "
      + "and \(excused.count) where machine or server stood still; worst drift of a mark "
      + String(format: "%.2f ms, %.2f ms after a standstill; ", drift[0], drift[1])
      + "told after heard: \(Self.tenths(told)): "
      + (holds ? "holds" : "FAILS") + lines.map { "\n    \($0)" }.joined()
  }
}
