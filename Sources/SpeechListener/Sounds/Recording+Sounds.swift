// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

extension Recording {
  /// What is heard from beginning to end: tones, ticks, speech, and the silences between; each sample is in one of them.
  public func sounds(_ hearing: Hearing = Hearing()) -> [Sound] {
    let tones = ToneFinder(self, hearing)
    var sounds: [Sound] = []
    var end = 0
    for stretch in audibleStretches(hearing) {
      if stretch.lowerBound > end { sounds.append(Sound(kind: .silence, range: end..<stretch.lowerBound)) }
      sounds += tones.sounds(in: stretch)
      end = stretch.upperBound
    }
    if end < count { sounds.append(Sound(kind: .silence, range: end..<count)) }
    return sounds
  }

  /// The stretches in which something is audible, parted by silences.
  func audibleStretches(_ hearing: Hearing) -> [Range<Int>] {
    let limit = Float(hearing.audibleAmplitude)
    let silence = Int(hearing.silence * Double(rate))
    var stretches: [Range<Int>] = []
    for (place, sample) in samples.enumerated() where abs(sample) > limit {
      if let last = stretches.last, place - last.upperBound < silence {
        stretches[stretches.count - 1] = last.lowerBound..<place + 1
      } else {
        stretches.append(place..<place + 1)
      }
    }
    return stretches
  }
}

/// Tells tones from all else within an audible stretch.
private struct ToneFinder {
  private let recording: Recording
  private let hearing: Hearing
  private let spectrum: Spectrum
  /// Samples from one look to the next.
  private let step: Int

  /// A look at a tone.
  private struct Look {
    let place: Int
    let hertz: Double
  }

  init(_ recording: Recording, _ hearing: Hearing) {
    self.recording = recording
    self.hearing = hearing
    spectrum = Spectrum(atLeast: recording.rate * 20 / 1000)
    step = max(1, recording.rate * 4 / 1000)
  }

  /// The stretch as tones, a tick or speech, in order.
  func sounds(in stretch: Range<Int>) -> [Sound] {
    let shortest = Int(hearing.shortestTone * Double(recording.rate))
    guard stretch.count >= shortest else { return [Sound(kind: .tick, range: stretch)] }
    var sounds: [Sound] = []
    var end = stretch.lowerBound
    for run in runs(in: stretch) {
      let range = range(of: run, in: max(end, stretch.lowerBound)..<stretch.upperBound)
      guard range.count >= shortest else { continue }
      add(.speech, end..<range.lowerBound, to: &sounds)
      add(.tones([tone(run, range)]), range, to: &sounds)
      end = range.upperBound
    }
    add(.speech, end..<stretch.upperBound, to: &sounds)
    return sounds
  }

  /// Puts a sound behind the others: tones in a row are one sound, and what is inaudible between them is no speech.
  private func add(_ kind: Sound.Kind, _ range: Range<Int>, to sounds: inout [Sound]) {
    if case .speech = kind, !isSpeech(range) {
      if isTick(range) { sounds.append(Sound(kind: .tick, range: range)) }
      return
    }
    if case .tones(let new) = kind, let last = sounds.last, case .tones(let known) = last.kind {
      sounds[sounds.count - 1] = Sound(
        kind: .tones(known + new), range: last.range.lowerBound..<range.upperBound)
    } else {
      sounds.append(Sound(kind: kind, range: range))
    }
  }

  /// Whether something of it is audible for longer than a tone's edge.
  private func isSpeech(_ range: Range<Int>) -> Bool {
    let edge = recording.rate * 15 / 1000
    guard range.count > edge else { return false }
    let inner = recording.samples[range.lowerBound + edge / 2..<range.upperBound - edge / 2]
    return Levels.decibels(rms: inner) > hearing.audible + 10
  }

  /// Whether it is a click next to a tone, and not that tone's edge: its middle is loud.
  private func isTick(_ range: Range<Int>) -> Bool {
    let edge = recording.rate * 5 / 1000
    guard range.count > 2 * edge else { return false }
    let inner = recording.samples[range.lowerBound + edge..<range.upperBound - edge]
    return Levels.decibels(rms: inner) > hearing.audible + 20
  }

  /// The looks at each tone: pure, one after the other, and each near the last in pitch.
  private func runs(in stretch: Range<Int>) -> [[Look]] {
    var runs: [[Look]] = []
    for place in places(in: stretch) {
      guard let hertz = pitch(around: place) else { continue }
      let look = Look(place: place, hertz: hertz)
      if let last = runs.last?.last, place - last.place == step, abs(hertz / last.hertz - 1) < 0.05 {
        runs[runs.count - 1].append(look)
      } else {
        runs.append([look])
      }
    }
    return runs.filter { isEven($0) }
  }

  /// Where a tone may be: the level stays within 2 dB for most of the shortest tone's length. Most of speech is spared the transform.
  private func places(in stretch: Range<Int>) -> [Int] {
    let places = Array(stride(from: stretch.lowerBound, to: stretch.upperBound, by: step))
    let levels = places.map { place in
      Levels.decibels(rms: recording.samples[(place - step..<place + step).clamped(to: 0..<recording.count)])
    }
    let count = max(3, Int(hearing.shortestTone * 0.6 * Double(recording.rate)) / step)
    var isEven = [Bool](repeating: false, count: places.count)
    guard places.count >= count else { return [] }
    for start in 0...places.count - count {
      let run = levels[start..<start + count]
      guard let least = run.min(), let most = run.max(), most - least < 2 else { continue }
      for place in start..<start + count { isEven[place] = true }
    }
    return places.indices.filter { isEven[$0] }.map { places[$0] }
  }

  /// Whether a tone is as loud throughout; the edges of it are left out, and voices swell.
  private func isEven(_ run: [Look]) -> Bool {
    guard run.count >= 3 else { return false }
    let levels = run.dropFirst().dropLast().map { look in
      Levels.decibels(
        rms: recording.samples[
          (look.place - spectrum.size / 4..<look.place + spectrum.size / 4).clamped(to: 0..<recording.count)])
    }
    return (levels.max() ?? 0) - (levels.min() ?? 0) < 4
  }

  /// The pitch around a sample, where it is that of a pure tone.
  private func pitch(around place: Int) -> Double? {
    let powers = spectrum.powers(of: recording.samples, around: place)
    let bin = Double(recording.rate) / Double(spectrum.size)
    let lowest = max(1, Int(hearing.lowestTone / bin))
    guard let peak = powers.indices.dropFirst(lowest).dropLast().max(by: { powers[$0] < powers[$1] }),
      Levels.decibels(rms: recording.samples[(place - step..<place + step).clamped(to: 0..<recording.count)])
        > hearing.audible
    else { return nil }
    let total = powers.reduce(0, +)
    let near = powers[max(0, peak - 2)...min(powers.count - 1, peak + 2)].reduce(0, +)
    let octave = min(powers.count, 2 * peak - 2)..<min(powers.count, 2 * peak + 3)
    guard total > 0, near + powers[octave].reduce(0, +) >= hearing.purity * total else { return nil }
    let hertz = (Double(peak) + offset(of: peak, in: powers)) * bin
    return hertz >= hearing.lowestTone ? hertz : nil
  }

  /// How far beside its bin a peak lies, by the parabola through the logarithms.
  private func offset(of peak: Int, in powers: [Double]) -> Double {
    let (left, middle, right) = (
      log(powers[peak - 1] + 1e-30), log(powers[peak] + 1e-30), log(powers[peak + 1] + 1e-30)
    )
    let curve = left - 2 * middle + right
    return curve < 0 ? min(0.5, max(-0.5, 0.5 * (left - right) / curve)) : 0
  }

  /// From where to where a tone is heard: the looks at its edges saw half of it.
  private func range(of run: [Look], in stretch: Range<Int>) -> Range<Int> {
    let reach = spectrum.size / 4
    let (first, last) = (run.first?.place ?? 0, run.last?.place ?? 0)
    return max(
      stretch.lowerBound, first - reach)..<max(stretch.lowerBound, min(stretch.upperBound, last + reach))
  }

  /// A line through the looks, from end to end.
  private func tone(_ run: [Look], _ range: Range<Int>) -> Tone {
    let inner = run.count > 4 ? run.dropFirst().dropLast() : run[...]
    let count = Double(inner.count)
    let (meanPlace, meanHertz) = (
      inner.reduce(0.0) { $0 + Double($1.place) } / count, inner.reduce(0.0) { $0 + $1.hertz } / count
    )
    let spread = inner.reduce(0.0) { $0 + pow(Double($1.place) - meanPlace, 2) }
    let slope =
      spread > 0
      ? inner.reduce(0.0) { $0 + (Double($1.place) - meanPlace) * ($1.hertz - meanHertz) } / spread : 0
    func hertz(at place: Int) -> Double { meanHertz + slope * (Double(place) - meanPlace) }
    return Tone(
      from: hertz(at: range.lowerBound), to: hertz(at: range.upperBound),
      duration: recording.seconds(range.count))
  }
}
