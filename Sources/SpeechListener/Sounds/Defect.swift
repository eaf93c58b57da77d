// SPDX-License-Identifier: GPL-3.0-or-later

internal import Glibc

/// Something in a recording that no voice made: what a listener takes for a fault of the device.
public struct Defect: Hashable, Sendable {
  /// What went wrong.
  public enum Kind: String, CaseIterable, Sendable {
    /// Samples in a row at full scale: the curve was cut off.
    case clipping
    /// Silence that begins or ends in the middle of a wave: samples were late, or lost.
    case gap
    /// A jump from one sample to the next that none around it has.
    case click
  }

  /// What went wrong.
  public let kind: Kind
  /// Samples of the recording.
  public let range: Range<Int>
}

extension Recording {
  /// The defects, in order.
  public var defects: [Defect] {
    (clippings + gaps + clicks).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Three samples or more in a row at full scale, in any channel.
  private var clippings: [Defect] {
    let full: Float = 32_766 / 32_768
    let places = channels.flatMap { channel in channel.indices.filter { abs(channel[$0]) >= full } }
    return Self.runs(of: Set(places).sorted()).filter { $0.count >= 3 }.map {
      Defect(kind: .clipping, range: $0)
    }
  }

  private static func runs(of places: [Int]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in places {
      if let last = runs.last, last.upperBound == place {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }

  /// Stretches of nothing, from a millisecond to a third of a second, on both sides of which sound is cut off and not faded.
  private var gaps: [Defect] {
    let zeros = Self.runs(of: samples.indices.filter { abs(samples[$0]) < 1 / 65_536 })
    return zeros.filter { run in
      let isLong = run.count >= rate / 1000 && run.count <= rate / 3
      return isLong && isCut(before: run.lowerBound) && isCut(before: run.upperBound, backwards: true)
    }.map { Defect(kind: .gap, range: $0) }
  }

  /// Whether the sound next to a silence is loud up to its last sample: above -30 dB, and not faded by then. Synthetic voices
  /// end before a stop consonant below that.
  private func isCut(before place: Int, backwards: Bool = false) -> Bool {
    let neighbour = backwards ? place : place - 1
    guard samples.indices.contains(neighbour) else { return false }
    let reach = rate / 200
    let around = (backwards ? place..<place + reach : place - reach..<place).clamped(to: 0..<count)
    let level = (samples[around].reduce(0) { $0 + $1 * $1 } / Float(max(1, around.count))).squareRoot()
    return abs(samples[neighbour]) > max(0.03, 0.3 * level)
  }

  /// Samples that leave the curve through their neighbours by more than -12 dB and by five times what any does within 25 ms: a
  /// voice's own pulses are smaller, or come again sooner than that.
  private var clicks: [Defect] {
    let bends = bends
    let (near, far) = (rate / 500, rate / 40)
    let places = bends.indices.filter { place in
      guard bends[place] > 0.25 else { return false }
      let before = bends[max(0, place - far)..<max(0, place - near)]
      let after = bends[min(count, place + near)..<min(count, place + far)]
      return bends[place] > 5 * max(before.max() ?? 0, after.max() ?? 0)
    }
    return Self.merge(places, within: far).map { Defect(kind: .click, range: $0) }
  }

  /// How far each sample is from the curve of second order through its neighbours.
  private var bends: [Float] {
    var bends = [Float](repeating: 0, count: count)
    guard count > 4 else { return bends }
    for place in 2..<count - 1 {
      let middle = 3 * (samples[place - 1] - samples[place])
      bends[place] = abs(samples[place + 1] - samples[place - 2] + middle)
    }
    return bends
  }

  private static func merge(_ places: [Int], within distance: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in places {
      if let last = runs.last, place - last.upperBound < distance {
        runs[runs.count - 1] = last.lowerBound..<place + 1
      } else {
        runs.append(place..<place + 1)
      }
    }
    return runs
  }
}
