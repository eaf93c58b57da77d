// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

@testable import SpeechListener

/// Levels against the signals that EBU Tech 3341 names, with the figures and tolerances that it gives.
@Suite(.timeLimit(.minutes(20))) struct LevelTests {
  /// Sines one after the other, in as many channels.
  private static func sines(
    _ stretches: [(decibels: Double, seconds: Double)], channels: Int = 2, rate: Int, hertz: Double = 1000
  ) -> Recording {
    var samples: [Float] = []
    for (decibels, seconds) in stretches {
      let amplitude = pow(10, decibels / 20)
      for _ in 0..<Int(seconds * Double(rate)) {
        samples.append(Float(amplitude * sin(2 * .pi * hertz * Double(samples.count) / Double(rate))))
      }
    }
    return Recording(rate: rate, channels: Array(repeating: samples, count: channels))
  }

  /// The cases of table 1 that are sines: levels and seconds, and the integrated loudness.
  private static let cases: [(stretches: [(decibels: Double, seconds: Double)], loudness: Double)] = [
    ([(-23, 20)], -23), ([(-33, 20)], -33), ([(-36, 10), (-23, 60), (-36, 10)], -23),
    ([(-72, 10), (-36, 10), (-23, 60), (-36, 10), (-72, 10)], -23),
    ([(-26, 20), (-20, 20.1), (-26, 20)], -23),
  ]

  /// At a low rate, so that minutes of sound are soon filtered, and the first at that of the recommendation's coefficients.
  @Test func `the loudness is what EBU Tech 3341 says it must be, at any rate`() {
    for (number, (stretches, loudness)) in Self.cases.enumerated() {
      let heard = Loudness.integrated(of: Self.sines(stretches, rate: number == 0 ? 48_000 : 8000))
      #expect(abs(heard - loudness) <= 0.1, "\(heard) for \(stretches)")
    }
  }

  @Test(arguments: [(4.0, 0.0), (4, 45), (6, 60), (8, 67.5)])
  func `the true peak of a sine is found between its samples`(divisor: Double, degrees: Double) {
    let samples = (0..<4800).map { place in
      // Faded in and out: a sine that breaks off overshoots.
      let fade = min(1, Double(min(place, 4799 - place)) / 480)
      return Float(0.5 * fade * sin(2 * .pi * Double(place) / divisor + degrees * .pi / 180))
    }
    let peak = Levels(of: Recording(rate: 48_000, channels: [samples])).truePeak
    #expect(peak < -6 + 0.2 && peak > -6 - 0.4, "\(peak)")
  }

  @Test func `a tone in silence is audible from where it begins to where it ends`() throws {
    let recording = Self.sines([(-200, 0.5), (-20, 0.25), (-200, 0.25)], channels: 1, rate: 8000)
    let levels = Levels(of: recording)
    #expect(abs(try #require(levels.firstAudible) - 0.5) < 0.001)
    #expect(abs(try #require(levels.lastAudible) - 0.75) < 0.001)
    #expect(abs(levels.rms - (-20 - 3.01 - 6.02)) < 0.05)
    #expect(abs(levels.samplePeak + 20) < 0.05)
  }

  @Test func `digital silence has no level and nothing audible`() {
    let levels = Levels(of: Recording(rate: 8000, channels: [Array(repeating: 0, count: 8000)]))
    #expect(levels.rms == -.infinity && levels.truePeak == -.infinity && levels.loudness == -.infinity)
    #expect(levels.firstAudible == nil && levels.lastAudible == nil)
  }
}
