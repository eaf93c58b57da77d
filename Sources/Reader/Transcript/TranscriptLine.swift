// SPDX-License-Identifier: GPL-3.0-or-later

/// One line of a transcript: one thing heard, pressed or decided. What a line is not about stays `nil`.
///
/// Where secrets are hidden, of a secret there is `say` or `earcon` or `key` alone, and `t`, `from` and `to` of all lines stand
/// still over it.
public struct TranscriptLine: Codable, Hashable, Sendable {
  /// Seconds since the first line.
  public var t: Double = 0
  public var earcon: String?
  /// The words handed to the voice.
  public var say: String?
  public var voice: String?
  public var language: String?
  /// The key of the phrase, where the words are the reader's own.
  public var phrase: String?
  /// The phonemes made of the words.
  public var ipa: String?
  /// Samples from the start of the output.
  public var from: Int?
  public var to: Int?
  /// Whether the last sample was played.
  public var complete: Bool?
  public var key: String?
  public var state: String?
  public var approvalID: String?
  /// Said once, in the first line of a transcript that does not hide secrets.
  public var holdsSecrets: Bool?
  /// What went wrong, without secrets.
  public var error: String?

  public init() {}
}
