// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Sound
import Speech
import SpeechListener
import Testing

@testable import Reader

/// The real voices, and what tests put beside their words: tones, silence, and the faults of a device.
struct Studio {
  let book: Phrasebook
  let synthesizer: Synthesizer

  init(_ language: LanguageCode) async throws {
    book = try Phrasebook(voices: Self.voices, language: language, declarations: Phrase.declarations)
    synthesizer = try await Synthesizer()
  }

  private static let package = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let voices = package.appending(path: "Voices").path
  static let tones = package.appending(path: "Tests/SpeechListener/earcons.json")

  static func toneTable() throws -> ToneTable { try ToneTable(json: Array(Data(contentsOf: tones))) }

  /// A text in the reader's voice.
  func say(_ text: String) async throws -> [Int16] {
    try await synthesizer.samples(of: book.statement(text), with: book.settings).samples
  }

  func code(_ digits: String) async throws -> [Int16] {
    try await synthesizer.samples(of: book.code(Array(digits.utf8)), with: book.settings).samples
  }

  /// The ten digits of the voice, each alone.
  func digits() async throws -> DigitListener {
    var voice: [Recording] = []
    for digit in 0...9 { voice.append(Self.recording(try await code(String(digit)))) }
    return try DigitListener(voice: voice)
  }

  static func recording(_ samples: [Int16]) -> Recording {
    Recording(rate: SampleFormat.rate, channels: [samples.map { Float($0) / 32_768 }])
  }

  static func silence(_ milliseconds: Int) -> [Int16] {
    Array(repeating: 0, count: milliseconds * SampleFormat.rate / 1000)
  }
}
