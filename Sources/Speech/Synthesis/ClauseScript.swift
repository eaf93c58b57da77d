// SPDX-License-Identifier: GPL-3.0-or-later

/// A clause as the one line of text that eSpeak NG is given, and where each word stands in it.
struct ClauseScript {
  let text: String
  /// Character position (from 1, as eSpeak NG counts) of the end of each word.
  private let ends: [Int]

  /// - Parameter pronunciations: `VoiceSettings.pronunciations`.
  init(_ clause: Utterance.Clause, _ pronunciations: [String: String] = [:]) {
    var text = ""
    var ends: [Int] = []
    for word in clause.words {
      if !text.isEmpty { text += " " }
      text += pronunciations[word.marked.lowercased()] ?? word.text
      ends.append(text.unicodeScalars.count)
    }
    self.text = text + clause.ending.mark
    self.ends = ends
  }

  /// The sample offset of each word: its first event, or its predecessor's where it has none.
  ///
  /// eSpeak NG reports one event a word of its own, which may be less than one of ours (hyphens).
  func offsets(of events: [(position: Int, sample: Int)]) -> [Int] {
    var offsets: [Int] = []
    var rest = events[...]
    var start = 1
    for end in ends {
      let first = rest.first { $0.position >= start && $0.position <= end }
      offsets.append(first?.sample ?? offsets.last ?? 0)
      rest = rest.drop { $0.position <= end }
      start = end + 1
    }
    return offsets
  }
}
