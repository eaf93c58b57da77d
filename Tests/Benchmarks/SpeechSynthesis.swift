// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Options
import Speech

extension Benchmark {
  /// A part made by our synthesizer, in what libespeak-ng alone costs for the same words.
  static let speech = Benchmark(
    command: Command(
      "speech",
      "measures the synthesis of a part, and a text's way to words, beside libespeak-ng's own synthesis",
      operands: [
        Operand("NUMBER", "how often each is measured in turn, 200 if none is given", isRequired: false)
      ])
  ) { invocation in
    let rounds = invocation.operands.first.flatMap(Int.init) ?? 200
    let contest = try await SpeechSynthesis()
    var holds = true
    for part in SpeechSynthesis.parts { holds = try await contest.measure(part, rounds: rounds) && holds }
    holds = try await contest.measureWords(rounds: rounds) && holds
    return holds
  }
}

/// Ours and the library alone, taking turns.
struct SpeechSynthesis {
  private let synthesizer: Synthesizer
  private let settings: VoiceSettings
  private let peer: SpeechPeer

  private static let mostRatio = 1.2
  private static let mostWordsRatio = 0.2
  private static let warmUp = 5

  /// A part, and what the library alone is given for it, a text a call.
  struct Part: Sendable {
    let name: String
    let utterance: Utterance
    let texts: [String]
    /// Whether each turn is in a voice not heard before, whose digits are not known.
    var isFirst = false
    /// Whether the ratio must hold.
    var isJudged = true
  }

  /// A code against all its digits in one call; then the first code of a voice. That one is said a digit a call, by
  /// both: run together it is another performance, which the recogniser understands less
  /// (Tests/Speech/Recogniser); its cost against that stands beside it.
  static let parts: [Part] = {
    let prompt = utterance(["New request from Borger dot d k", "Enter your pin"])
    let code = utterance("482917".map { String($0) }, ending: .digit, isDigit: true)
    let text = utterance([
      "Pay twelve thousand five hundred kroner and fifty ore to Hansen and daughters",
      "The money leaves your account on the third of March",
      "If you did not start this yourself press minus twice and call your bank",
    ])
    return [
      Part(name: "prompt", utterance: prompt, texts: [prompt.words]),
      Part(name: "text", utterance: text, texts: [text.words]),
      Part(name: "code", utterance: code, texts: [code.words]),
      Part(
        name: "first code of a voice", utterance: code, texts: code.spokenWords.map(\.text), isFirst: true),
      Part(
        name: "first code of a voice, against its digits run together", utterance: code, texts: [code.words],
        isFirst: true, isJudged: false),
    ]
  }()

  init() async throws {
    let root = URL(filePath: #filePath).appending(path: "../../../").standardizedFileURL
    let file = try Data(contentsOf: root.appending(path: "Voices/en/voice.json"))
    settings = try JSONDecoder().decode(VoiceFile.self, from: file).settings
    synthesizer = try await Synthesizer()
    let voice = settings.prompt
    // espeak_PARAMETER: rate 1, volume 2, pitch 3, range 4, word gap 7.
    peer = try SpeechPeer(
      voice: voice.identifier,
      parameters: [
        (1, voice.rate), (2, voice.volume), (3, voice.pitch), (4, voice.range), (7, voice.wordGap),
      ])
  }

  /// Prints both and their ratio; whether it holds.
  func measure(_ part: Part, rounds: Int) async throws -> Bool {
    var ours: [Double] = []
    var raw: [Double] = []
    var settings = settings
    for round in 0..<rounds + Self.warmUp {
      if part.isFirst { settings.prompt.pitch = round % VoiceSettings.pitches.count }
      let own = try await milliseconds {
        [settings] in try await synthesizer.samples(of: part.utterance, with: settings).samples
      }
      let alone = try await milliseconds { try part.texts.flatMap(peer.samples(of:)) }
      guard round >= Self.warmUp else { continue }
      ours.append(own)
      raw.append(alone)
    }
    let ratio = Sample(ours).median / Sample(raw).median
    print(part.name)
    print("  ours         \(Sample(ours).milliseconds)")
    print("  libespeak-ng \(Sample(raw).milliseconds)")
    let holds = !part.isJudged || ratio <= Self.mostRatio
    let verdict = part.isJudged ? ", at most \(Self.mostRatio): \(holds ? "holds" : "FAILS")" : ""
    print(String(format: "  ratio %.2f", ratio) + verdict)
    return holds
  }

  /// The words of a text as long as any, beside the library's synthesis of the same text as it stands.
  func measureWords(rounds: Int) async throws -> Bool {
    let book = try SpokenSentences(.english).book
    let text = String(String(repeating: Self.letter, count: 3).prefix(Phrasebook.textLimit))
    var ours: [Double] = []
    var raw: [Double] = []
    for round in 0..<rounds + Self.warmUp {
      let start = Self.processorMilliseconds
      guard try book.quotation(text).count > 1 else { throw BenchmarkError(description: "nothing was said") }
      let own = Self.processorMilliseconds - start
      let alone = try await milliseconds { try peer.samples(of: text) }
      guard round >= Self.warmUp else { continue }
      ours.append(own)
      raw.append(alone)
    }
    let ratio = Sample(ours).median / Sample(raw).median
    print("words of a text of \(text.count) characters")
    print("  ours         \(Sample(ours).milliseconds)")
    print("  libespeak-ng \(Sample(raw).milliseconds)")
    let holds = ratio <= Self.mostWordsRatio
    print(
      String(format: "  ratio %.2f, at most %.2f: ", ratio, Self.mostWordsRatio) + (holds ? "holds" : "FAILS")
    )
    return holds
  }

  /// What a service may write, with as much in it as a text has that is more than a word.
  private static let letter =
    "Approve $12,500.00 to account 1234 5678901 on 3 April 2026 at 20:45. You have received 1,250.50 kr from Jensen "
    + "Ltd. (no. 12345678), e.g. through your own account. Call +44 20 7946 0958 between 8 a.m. and 4 p.m. Interest "
    + "3.5% a year, fee £25 per month; see www.example.com/post. "

  private func milliseconds(_ make: () async throws -> [Int16]) async throws -> Double {
    let start = Self.processorMilliseconds
    let samples = try await make()
    let time = Self.processorMilliseconds - start
    guard samples.contains(where: { $0 != 0 }) else { throw BenchmarkError(description: "nothing was said") }
    return time
  }

  /// What the process has used of the processors, so that a busy machine costs neither of the two more.
  private static var processorMilliseconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
  }

  private static func utterance(
    _ clauses: [String], ending: Utterance.Ending = .full, isDigit: Bool = false
  ) -> Utterance {
    let clauses = clauses.map { clause in
      let words = clause.split(separator: " ").map { SpokenWord(String($0), isDigit: isDigit) }
      return Utterance.Clause(words: words, ending: ending)
    }
    return Utterance(language: .english, parts: [Utterance.Part(role: .prompt, clauses: clauses)])
  }
}
