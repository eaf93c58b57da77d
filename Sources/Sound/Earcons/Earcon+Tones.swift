// SPDX-License-Identifier: GPL-3.0-or-later

extension Earcon {
  /// The score: what tells one earcon from another is the contour of its pitches.
  var tones: [Tone] {
    switch self {
    case .arrival: [Tone(587, 100), .gap(20), Tone(880, 120)]
    case .quoteOpen: [Tone(from: 440, to: 660, 80)]
    case .quoteClose: [Tone(from: 660, to: 440, 80)]
    case .click: [Tone(1320, 12)]
    case .approved: [Tone(523, 80), .gap(10), Tone(659, 80), .gap(10), Tone(784, 120)]
    case .rejected: [Tone(494, 120), .gap(20), Tone(330, 160)]
    case .error: [Tone(220, 140), .gap(60), Tone(220, 140)]
    case .headsetBack: [Tone(659, 90), .gap(10), Tone(440, 90), .gap(10), Tone(659, 120)]
    case .timeRunningOut: [Tone(988, 60), .gap(60), Tone(988, 60), .gap(60), Tone(988, 60)]
    }
  }
}
