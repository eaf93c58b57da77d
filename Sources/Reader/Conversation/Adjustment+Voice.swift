// SPDX-License-Identifier: GPL-3.0-or-later
internal import Speech

extension Adjustment {
  /// Words a minute, or percent of volume, by which one key press moves.
  private static let step = (rate: 20, volume: 15)

  func apply(to settings: inout VoiceSettings) {
    switch self {
    case .softer: settings.changeVolume(by: -Self.step.volume)
    case .louder: settings.changeVolume(by: Self.step.volume)
    case .slower: settings.changeRate(by: -Self.step.rate)
    case .faster: settings.changeRate(by: Self.step.rate)
    }
  }
}
