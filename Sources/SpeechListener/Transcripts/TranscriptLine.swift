// SPDX-License-Identifier: GPL-3.0-or-later

internal import JSON

/// One line of a transcript, as far as a recording can be compared with it: something that claims to have been heard.
public struct TranscriptLine: Hashable, Sendable, Decodable {
  /// The name of a sound without words.
  public var earcon: String?
  /// The words; `•` where they are hidden.
  public var say: String?
  /// Whose voice.
  public var voice: String?
  /// The language the words are in.
  public var language: String?
  /// The key of the sentence.
  public var phrase: String?
  /// The first sample, counted from the start of the output; nil where it is hidden.
  public var from: Int?
  /// The sample after the last.
  public var to: Int?
  /// Whether all of it was played.
  public var complete: Bool?

  /// Whether it claims a sound and hides where.
  var isHidden: Bool { (earcon ?? say) != nil && range == nil }

  /// The most samples that a transcript counts: days of sound at any rate.
  private static let most = 1 << 40

  var range: Range<Int>? {
    guard let from, let to, from >= 0, to >= from, to <= Self.most else { return nil }
    return from..<to
  }

  /// The lines of a transcript, one JSON object a line, that claim a sound; lines about keys and decisions are left out.
  ///
  /// - Throws: `ListeningError.notATranscript`
  public static func lines(of bytes: [UInt8]) throws(ListeningError) -> [TranscriptLine] {
    var lines: [TranscriptLine] = []
    for (number, text) in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .enumerated()
    where !text.isEmpty {
      do {
        let line: TranscriptLine = try JSONValue(reading: Array(text)).decoded()
        if (line.earcon ?? line.say) != nil { lines.append(line) }
      } catch {
        throw .notATranscript(line: number + 1)
      }
    }
    return lines
  }
}
