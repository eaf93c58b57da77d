// SPDX-License-Identifier: GPL-3.0-or-later

/// A sound that means something without words.
///
/// Raw values are the names of the transcript and of the command line.
public enum Earcon: String, CaseIterable, Sendable {
  /// A new request: two tones, rising.
  case arrival
  /// What follows was written by a service: one tone gliding up.
  case quoteOpen
  /// The service's words are over: one tone gliding down.
  case quoteClose
  /// A key was taken: a tick of a hundredth of a second.
  case click
  /// Approved, and on disk: three tones, rising.
  case approved
  /// Rejected: two tones, falling.
  case rejected
  /// Something is wrong: two equal low tones.
  case error
  /// The headset plays again: one tone down, one up.
  case headsetBack
  /// Little time is left: three equal high tones.
  case timeRunningOut

  /// Its sound, in `SampleFormat`: the same samples every time, zero at both ends.
  public var samples: [Int16] { Self.rendered[self] ?? [] }

  private static let rendered = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0, Tone.render($0.tones)) })
}
