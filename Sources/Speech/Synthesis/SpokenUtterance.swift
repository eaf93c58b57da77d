// SPDX-License-Identifier: GPL-3.0-or-later

/// What became of an utterance: how many samples, where each word begins, and the phonemes made of it.
public struct SpokenUtterance: Hashable, Sendable {
  /// Samples handed to the sink, pauses included.
  public let sampleCount: Int
  /// One mark a word, in order, as far as it came.
  public let marks: [Mark]
  /// The stretches in one voice, as far as it came.
  public let parts: [SpokenPart]
  /// Whether it was made to its end; false when the sink wanted no more.
  public let isComplete: Bool

  /// The phonemes (International Phonetic Alphabet), clause by clause; secret ones as `•`.
  public var ipa: String { parts.map(\.ipa).joined(separator: " ") }

  /// Where a word begins in the samples.
  public struct Mark: Hashable, Sendable {
    /// Running index of the word in the utterance.
    public let word: Int
    /// Offset in the samples produced, 22 050 a second.
    public let sample: Int
  }

  /// One part of the utterance as spoken.
  public struct SpokenPart: Hashable, Sendable {
    public let role: VoiceRole
    /// The words handed to the voice; secret ones as `•`.
    public let words: String
    /// Their phonemes; secret ones as `•`.
    public let ipa: String
    /// Its samples, the pause after it included.
    public let samples: Range<Int>
  }
}
