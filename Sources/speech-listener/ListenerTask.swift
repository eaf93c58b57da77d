// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import JSON
import Options
import Platform
import SpeechListener

/// A recording and what it is compared with, read from the files that an invocation names.
struct ListenerTask {
  private let invocation: Invocation
  private let listening: Listening
  private let isCompared: Bool
  private let digits: DigitListener?

  init(_ invocation: Invocation) throws(ListenerFailure) {
    self.invocation = invocation
    let hearing = Self.hearing(invocation)
    let recording = try Self.recording(invocation.operands[0])
    let tones = try Self.read(invocation["--tones"], ToneTable.init(json:)) ?? ToneTable()
    if let lines = try Self.read(invocation["--transcript"], TranscriptLine.lines(of:)) {
      listening = Listening(
        to: recording, along: lines, positions: invocation.number("--positions") ?? 22_050, tones: tones,
        hearing)
      isCompared = true
    } else {
      listening = Listening(to: recording, tones: tones, hearing)
      isCompared = false
    }
    digits = try invocation["--voice"].map { folder throws(ListenerFailure) in try Self.voice(folder, hearing)
    }
  }

  // MARK: The commands

  /// Whether the transcript tells what is heard, or none is given.
  func hear(_ output: Output) throws(ListenerFailure) -> Bool {
    for line in lines { output.tell(line) }
    return !isCompared || listening.agrees
  }

  /// Whether every clause holds.
  func expect(_ output: Output) throws(ListenerFailure) -> Bool {
    let results = try script().check(listening, digits: digits)
    for result in results {
      output.tell(
        HeardLine(
          what: result.holds ? "holds" : "FAILS", from: result.at,
          facts: [("clause", .string(result.clause)), ("heard", .string(result.heard))]))
    }
    return results.allSatisfy(\.holds)
  }

  /// Whether the digits are those that should be heard, and sure enough.
  func decide(_ output: Output) throws(ListenerFailure) -> Bool {
    guard let digits else { throw .usage("digits are decided by a voice: give --voice; see --help") }
    let heard = digits.digits(in: listening.recording)
    for digit in heard {
      output.tell(
        HeardLine(
          what: "digit", from: seconds(digit.range.lowerBound), to: seconds(digit.range.upperBound),
          facts: [("digit", .int(Int64(digit.digit))), ("confidence", HeardLine.number(digit.confidence))]))
    }
    let least = Double(invocation.number("--confidence") ?? 0) / 100
    guard heard.allSatisfy({ $0.confidence >= least }), !heard.isEmpty else { return false }
    guard let wanted = invocation.operands.dropFirst().first else { return true }
    return heard.map { String($0.digit) }.joined() == wanted.filter { !$0.isWhitespace }
  }

  private func script() throws(ListenerFailure) -> Expectation {
    let text: String
    switch (invocation["--script"], invocation.operands.dropFirst().first) {
    case (let path?, nil): text = String(decoding: try Self.bytes(path), as: UTF8.self)
    case (nil, let clauses?): text = clauses
    default: throw .usage("expect needs what is expected: CLAUSE or --script FILE, one of them; see --help")
    }
    do throws(ListeningError) { return try Expectation(script: text) } catch {
      throw .usage(error.description)
    }
  }

  // MARK: What was heard, as lines

  /// The figures of the whole, and then everything in its order.
  private var lines: [HeardLine] {
    var lines = listening.events.map { HeardLine($0, in: listening.recording) }
    lines += silences + defects
    if isCompared { lines += disagreements }
    return [HeardLine(levelsOf: listening.recording, listening.hearing)]
      + lines.sorted { ($0.from ?? 0) < ($1.from ?? 0) }
  }

  private var silences: [HeardLine] {
    listening.silences.map {
      HeardLine(what: "silence", from: seconds($0.lowerBound), to: seconds($0.upperBound))
    }
  }

  private var defects: [HeardLine] {
    listening.recording.defects.map {
      HeardLine(what: $0.kind.rawValue, from: seconds($0.range.lowerBound), to: seconds($0.range.upperBound))
    }
  }

  private var disagreements: [HeardLine] {
    listening.unheard.map {
      HeardLine(what: "unheard", facts: [("line", .string($0.earcon ?? $0.say ?? ""))])
    }
      + listening.unexplained.map {
        HeardLine(what: "unexplained", from: seconds($0.lowerBound), to: seconds($0.upperBound))
      }
  }

  private func seconds(_ sample: Int) -> Double { listening.recording.seconds(sample) }

  // MARK: Files

  private static func hearing(_ invocation: Invocation) -> Hearing {
    var hearing = Hearing()
    if let silence = invocation.number("--silence") { hearing.silence = Double(silence) / 1000 }
    if let audible = invocation.number("--audible") { hearing.audible = Double(audible) }
    return hearing
  }

  private static func voice(_ folder: String, _ hearing: Hearing) throws(ListenerFailure) -> DigitListener {
    var recordings: [Recording] = []
    for digit in 0...9 { recordings.append(try recording("\(folder)/\(digit).wav")) }
    do throws(DigitListener.Mistake) {
      return try DigitListener(voice: recordings, hearing)
    } catch {
      throw .file(folder, reason: error.description)
    }
  }

  private static func recording(_ path: String) throws(ListenerFailure) -> Recording {
    let bytes = try bytes(path)
    do throws(RecordingError) { return try Recording(wav: bytes) } catch {
      throw .file(path, reason: error.description)
    }
  }

  private static func read<Content>(
    _ path: String?, _ parse: ([UInt8]) throws(ListeningError) -> Content
  ) throws(ListenerFailure) -> Content? {
    guard let path else { return nil }
    let bytes = try bytes(path)
    do throws(ListeningError) { return try parse(bytes) } catch {
      throw .file(path, reason: error.description)
    }
  }

  /// The whole of a file, or of standard input where it is `-`.
  private static func bytes(_ path: String) throws(ListenerFailure) -> [UInt8] {
    let descriptor = path == "-" ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .file(path, reason: "\(SystemError.last)") }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var part = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = Glibc.read(descriptor, &part, part.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .file(path, reason: "\(SystemError.last)") }
      guard count > 0 else { return bytes }
      bytes += part[..<count]
    }
  }
}
