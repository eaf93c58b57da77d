// SPDX-License-Identifier: GPL-3.0-or-later

internal import JSON

/// The names of tones: which row of pitches is which earcon.
public struct ToneTable: Sendable {
  /// The tones of each name, in their order.
  public let tones: [String: [Tone]]

  /// A table of these names.
  public init(_ tones: [String: [Tone]] = [:]) { self.tones = tones }

  /// Reads a table: an object of names, each with a list of `[hertz at its beginning, hertz at its end, milliseconds]`.
  ///
  /// - Throws: `ListeningError.notATable`
  public init(json bytes: [UInt8]) throws(ListeningError) {
    do {
      let rows: [String: [[Double]]] = try JSONValue(reading: bytes).decoded()
      guard rows.values.joined().allSatisfy({ $0.count == 3 }), !rows.values.contains(where: \.isEmpty) else {
        throw ListeningError.notATable
      }
      tones = rows.mapValues { $0.map { Tone(from: $0[0], to: $0[1], duration: $0[2] / 1000) } }
    } catch {
      throw .notATable
    }
  }

  /// A row of tones cut into those that have a name, the longest first, and single ones that have none.
  func split(_ heard: [Tone]) -> [(name: String?, tones: [Tone])] {
    var parts: [(String?, [Tone])] = []
    var rest = heard[...]
    while let first = rest.first {
      let named = tones.filter { Self.matches($0.value, rest) }.max {
        ($0.value.count, $1.key) < ($1.value.count, $0.key)
      }
      let count = named?.value.count ?? 1
      parts.append((named?.key, named == nil ? [first] : Array(rest.prefix(count))))
      rest = rest.dropFirst(count)
    }
    return parts
  }

  private static func matches(_ pattern: [Tone], _ heard: ArraySlice<Tone>) -> Bool {
    pattern.count <= heard.count && zip(pattern, heard).allSatisfy { isAlike($0, $1) }
  }

  /// Pitches within 4 per cent, less than a semitone; ends of a glide within 8; lengths within 30 ms or a third.
  private static func isAlike(_ wanted: Tone, _ heard: Tone) -> Bool {
    let width = wanted.from == wanted.to ? 0.04 : 0.08
    return abs(heard.from / wanted.from - 1) < width && abs(heard.to / wanted.to - 1) < width
      && abs(heard.duration - wanted.duration) < max(0.03, wanted.duration / 3)
  }
}

/// Why something given beside a recording cannot be used.
public enum ListeningError: Error, Hashable, Sendable {
  /// The table of tones is none.
  case notATable
  /// A line of the transcript is no JSON object of the kind that is read; its number counts from 1.
  case notATranscript(line: Int)
  /// A clause of a script says nothing that can be expected; its number counts from 1.
  case notAnExpectation(clause: Int, String)
}

extension ListeningError: CustomStringConvertible {
  /// What is wrong, and what would do.
  public var description: String {
    switch self {
    case .notATable:
      "the table of tones is none; write {\"NAME\": [[HERTZ, HERTZ, MILLISECONDS], …], …}"
    case .notATranscript(let line):
      "line \(line) of the transcript is no JSON object with numbers for from and to; give the file as it was written"
    case .notAnExpectation(let number, let text):
      "clause \(number) of the script says nothing that can be expected: \(text); see --help"
    }
  }
}
