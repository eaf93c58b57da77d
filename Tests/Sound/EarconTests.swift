// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound
import Testing

struct EarconTests {
  /// What an ear tells them apart by: how pitch goes from tone to tone, and within one.
  static let contours: [Earcon: String] = [
    .arrival: "+", .quoteOpen: "glide up", .quoteClose: "glide down", .click: "", .approved: "++",
    .rejected: "-", .takenUp: "+-", .error: "=", .headsetBack: "-+", .wake: "=+", .timeRunningOut: "==",
  ]

  @Test(arguments: Earcon.allCases)
  func `an earcon is told by its contour`(earcon: Earcon) {
    #expect(contour(of: earcon) == Self.contours[earcon])
  }

  @Test func `no two contours are the same`() {
    #expect(Set(Self.contours.values).count == Earcon.allCases.count)
  }

  @Test(arguments: Earcon.allCases)
  func `no edge clicks`(earcon: Earcon) {
    let samples = earcon.samples
    #expect(abs(Int(samples.first ?? 0)) < 40 && abs(Int(samples.last ?? 0)) < 40)
    // A tone's own steepest step at this level; a cut edge would be three times that.
    let steps = zip(samples.dropFirst(), samples).map { abs(Int($0) - Int($1)) }
    #expect(steps.max() ?? 0 < 3400)
  }

  @Test(arguments: Earcon.allCases.filter { $0 != .click })
  func `tones are as loud as speech`(earcon: Earcon) throws {
    let tone = try #require(tones(of: earcon).first)
    let middle = tone.dropFirst(tone.count / 4).prefix(tone.count / 2)
    let power = middle.map { Double($0) * Double($0) }.reduce(0, +) / Double(middle.count)
    let level = 10 * log10(power / (32_768 * 32_768))
    #expect(abs(level - -18) < 0.5)
  }

  @Test func `a click is over in a hundredth of a second and the arrival in a quarter`() {
    #expect(Earcon.click.samples.count * 1000 <= 12 * SampleFormat.rate)
    #expect(Earcon.arrival.samples.count == 5292 - 1 || Earcon.arrival.samples.count == 5292)
  }

  private func contour(of earcon: Earcon) -> String {
    let tones = tones(of: earcon)
    if tones.count == 1 {
      let third = tones[0].count / 3
      guard third > 200 else { return "" }
      return pitch(tones[0].prefix(third)) < pitch(tones[0].suffix(third)) ? "glide up" : "glide down"
    }
    return zip(tones, tones.dropFirst()).map { step(pitch($0), pitch($1)) }.joined()
  }

  private func step(_ a: Double, _ b: Double) -> String { abs(b / a - 1) < 0.04 ? "=" : b > a ? "+" : "-" }

  /// The stretches between runs of silence.
  private func tones(of earcon: Earcon) -> [ArraySlice<Int16>] {
    earcon.samples.split(maxSplits: .max, omittingEmptySubsequences: true) { $0 == 0 }
      .filter { $0.count > 20 }
      .reduce(into: []) { tones, run in
        if let last = tones.last, run.startIndex - last.endIndex < 60 {
          tones[tones.count - 1] = earcon.samples[last.startIndex..<run.endIndex]
        } else {
          tones.append(run)
        }
      }
  }

  /// Hertz, by upward zero crossings.
  private func pitch(_ samples: ArraySlice<Int16>) -> Double {
    let crossings = zip(samples, samples.dropFirst()).enumerated().filter { $1.0 < 0 && $1.1 >= 0 }.map(
      \.offset)
    guard let first = crossings.first, let last = crossings.last, last > first else { return 0 }
    return Double(crossings.count - 1) * Double(SampleFormat.rate) / Double(last - first)
  }
}
