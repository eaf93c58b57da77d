// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import JSON
import Sound
import Synchronization
import Testing

/// Whoever reads a transcript that hides secrets, in its file or over the wire as a program of the owner's, tries to tell them from
/// its shape.
@Suite(.timeLimit(.minutes(20))) struct TranscriptShapeTests {
  @Test func `who knows what each digit looks like in a transcript recognises none that is hidden`()
    async throws
  {
    // Shown, each digit has a length of its own, and the classifier reads every one off.
    let shown = try await story(typing: "0123456789", key: "2")
    let again = try await story(typing: "7392015846", key: "2")
    #expect(
      again.lengths.map { Self.nearest(to: $0, among: shown.lengths) } == [7, 3, 9, 2, 0, 1, 5, 8, 4, 6])

    let one = try await story(typing: "0123456789", key: "6699999", hiding: shown.lengths)
    let other = try await story(typing: "8170359264", key: "22288822+999+4", hiding: shown.lengths)
    for told in [one, other] {
      #expect(Set(told.file.hidden.keys) == Self.hidden)
      #expect(told.file.steps == [0])
    }
    // Nor is there anything else that differs: not in what is spoken, the code of the reader, nor in what is written.
    for (first, second) in [(one.file, other.file), (one.wire, other.wire), (one.file, one.wire)] {
      #expect(first.hidden == second.hidden)
      #expect(first.shown == second.shown)
      #expect(zip(first.lengths, second.lengths).allSatisfy { abs($0 - $1) < Self.tolerance })
    }
    #expect(one.file.hidden.values.reduce(0, +) > 30 && one.file.lengths.count > 20)
  }

  // MARK: - The story

  /// By so many samples the same words, or the same digit, differ from one time to another.
  private static let tolerance = 500

  private struct Told {
    var file: Shape
    var wire: Shape
    /// Samples of each digit that was said back, where they are shown.
    var lengths: [Int]
  }

  /// A code is typed digit by digit, read back and given up; then the reader's own code is heard, and a key written.
  ///
  /// - Parameter lengths: how long the digits are, where the transcript hides them and cannot tell when one was heard.
  private func story(typing digits: String, key: String, hiding lengths: [Int]? = nil) async throws -> Told {
    let house = try await Household(["--language", "en"] + (lengths == nil ? ["--transcript-secrets"] : []))
    try await house.enrol()
    let wire = lengths == nil ? nil : try await Wire(house)
    let service = try house.begin([
      "request", "--user", "anna", "--service", "Bank", "--action", "logOn", "--text", "Log on.", "--json",
    ])
    for await line in service.lines where line.contains("oneTimeCode") { break }
    try await house.hear(phrase: "enterPIN")
    for digit in Household.pin {
      try await type(digit, in: house, sounding: lengths == nil ? nil : Earcon.click.samples.count)
    }
    try await house.hear(phrase: "enterCode")
    // Two halves, as a code of six digits is taken at once.
    for half in [digits.prefix(5), digits.suffix(5)] {
      for digit in half {
        let length = lengths.flatMap { lengths in digit.wholeNumberValue.map { lengths[$0] - Self.tolerance }
        }
        try await type(digit, in: house, sounding: length)
      }
      try await type("/", in: house, sounding: lengths.map { $0[0] - Self.tolerance })
      try house.type("*")
      try await house.hear(phrase: "nothingTyped")
    }
    try house.type("-")
    try await house.hear(phrase: "left")
    try house.type("-")
    try await house.hear(phrase: "rejected")
    try house.type("-")
    for _ in 0..<2 { try await house.hear(phrase: "frozen") }
    try house.type("-0")
    try await house.hear { $0.say != nil && $0.phrase == nil && $0.voice == "prompt" }
    for (key, phrase) in [
      (".", "helpNext"), (".", "languageName"), ("7", "menuStoppedServices"), ("7", "menuNewAccount"),
      ("+", "accountName"),
    ] {
      try house.type(key)
      try await house.hear(phrase: phrase)
    }
    try house.type("2")
    try await house.hear { $0.say?.first == "2" }
    try house.type("+")
    try await house.hear { $0.earcon == "click" }
    try house.type("+")
    try await house.hear(phrase: "accountKey")
    try house.type(key + "/-")
    try await house.hear(phrase: "accountName")
    // It is the second of its kind, and the last line that the wire tells.
    while let wire, wire.lines.count(where: { $0.contains("accountName\"") }) < 2 {
      try await Task.sleep(for: .milliseconds(2))
    }
    _ = try await house.end()
    return Told(
      file: try Shape(house.transcript), wire: try Shape(wire?.lines ?? []),
      lengths: try Self.digits(in: house.transcript).compactMap { text, _ in try Self.line(text).length })
  }

  /// Types a key and waits for the sound that answers it: one that comes before leaves it out.
  ///
  /// - Parameter samples: how long it is at least, where the transcript hides it and cannot tell when it was heard.
  private func type(_ key: Character, in house: Household, sounding samples: Int?) async throws {
    guard let samples else {
      try house.type("\(key)")
      try await house.hear {
        $0.earcon == "click" || $0.say != nil && $0.phrase == nil && $0.voice == "prompt"
      }
      return
    }
    let file = house.folder.appendingPathComponent("heard.wav")
    func size() throws -> Int { try Data(contentsOf: file, options: .alwaysMapped).count / 2 }
    let enough = try size() + samples
    try house.type("\(key)")
    while try size() < enough { try await Task.sleep(for: .milliseconds(2)) }
  }

  // MARK: - What is read in it

  private struct Line: Decodable {
    var t: Double
    var key, say, voice, phrase, ipa, earcon: String?
    var from, to: Int?
    var complete: Bool?

    var length: Int? { from.flatMap { from in to.map { $0 - from } } }
  }

  private static func line(_ text: String) throws -> Line {
    try JSONDecoder().decode(Line.self, from: Data(text.utf8))
  }

  /// The first ten lines of digits that are shown, each with its key's.
  private static func digits(in transcript: [String]) throws -> [(String, String)] {
    try zip(transcript.dropFirst(), transcript).filter { text, before in
      let (line, key) = (try line(text), try line(before).key)
      return line.voice == "prompt" && line.say != nil && line.phrase == nil && key != nil && key != "/"
    }.prefix(10).map { $0 }
  }

  private static func nearest(to length: Int, among known: [Int]) -> Int? {
    known.indices.min { abs(known[$0] - length) < abs(known[$1] - length) }
  }

  /// All that a line of something hidden says, but its time.
  private static let hidden: Set<String> = [
    #"{"key":"•",}"#, #"{"earcon":"click",}"#, #"{"language":"en","say":"•",,"voice":"prompt"}"#,
  ]

  /// A story from the request on, without what anybody may know: whose approval it is, when what is shown was, and how far
  /// the clock's step was.
  private struct Shape {
    /// What is shown, in its order, and how many samples of it were heard.
    var shown: [String] = []
    var lengths: [Int] = []
    /// How often each line stands there that hides something. A key that comes while its forerunner's sound begins may stand
    /// before or after it.
    var hidden: [String: Int] = [:]
    /// How far the time of something hidden is from that of the line before it.
    var steps: Set<Double> = []

    init(_ transcript: [String]) throws {
      var time = 0.0
      for text in transcript.drop(while: { !$0.contains("requested") }) where !text.contains("codeWaits") {
        let line = try TranscriptShapeTests.line(text)
        defer { time = line.t }
        let known = text.replacing(/"approvalID":"[^"]*"/, with: "").replacing(/"t":[0-9.]+/, with: "")
        if known.contains("•") || line.earcon != nil && line.from == nil {
          hidden[known, default: 0] += 1
          // A digit pressed after that is an order, and no secret.
          if line.key == nil || !shown.contains(where: { $0.contains("left") }) {
            steps.insert(line.t - time)
          }
        } else {
          shown.append(known.replacing(/"(from|to)":[0-9]+/, with: ""))
          if let length = line.length { lengths.append(length) }
        }
      }
    }
  }

  /// What the wire tells a program of the owner's meanwhile: with an account of its own, where this process may give it one.
  private final class Wire: Sendable {
    private let told = Mutex<[String]>([])

    /// Listens until the daemon ends. Returns once it does hear, for which Enter is struck until a line comes.
    init(_ house: Household) async throws {
      let owner: UInt32 = getuid() == 0 ? 65534 : getuid()
      if getuid() == 0 { try await house.facts(["user", "account", "anna", "--uid", "\(owner)"]) }
      let account = try Account(owner, in: house)
      let replies = account.follow("dk.kodeoplaeser.Reader.Transcript")
      Task { [self] in
        for await reply in replies { told.withLock { $0.append(reply["line"]?.text ?? "") } }
        withExtendedLifetime(account) {}
      }
      while lines.isEmpty {
        try house.type("e")
        try await house.hear { $0.key == "e" }
      }
    }

    var lines: [String] { told.withLock(\.self) }
  }
}
