// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import JSON
import Sound
import Speech
import Testing

/// The program itself: what it tells, and what it exits with.
@Suite(.timeLimit(.minutes(20)), .atLeisure) struct ProgramTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch("listener") }

  private func run(_ arguments: String...) async throws -> Child.End {
    let program = Bundle.main.bundleURL.appending(path: "speech-listener").path
    return try await Child([program] + arguments).end()
  }

  /// A WAV file as the reader's own output writes it.
  private func file(_ sound: [Int16], _ name: String = "said.wav") throws -> String {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let data = sound.flatMap { number(Int($0), 2) }
    let format =
      number(1, 2) + number(1, 2) + number(22_050, 4) + number(44_100, 4) + number(2, 2) + number(16, 2)
    let bytes =
      Array("RIFF".utf8) + number(36 + data.count, 4) + Array("WAVEfmt ".utf8) + number(16, 4) + format
      + Array("data".utf8) + number(data.count, 4) + data
    try Data(bytes).write(to: URL(filePath: scratch.path(name)))
    return scratch.path(name)
  }

  @Test func `what is heard is told in order, as words and as JSON`() async throws {
    let sound = Earcon.arrival.samples + (try await Studio(.english).say("New request."))
    let path = try file(sound)
    let words = try await run("hear", path, "--tones", Studio.tones.path)
    #expect(words.status == 0)
    #expect(words.lines.contains { $0.contains("tone  name arrival") }, "\(words.lines)")
    let lines = try await run("hear", path, "--json", "--tones", Studio.tones.path).lines
    let values = try lines.map { try JSONValue(reading: Array($0.utf8)) }
    #expect(values.compactMap { $0["what"]?.text } == ["recording", "tone", "speech", "silence"])
    #expect(values[1]["name"]?.text == "arrival")
  }

  @Test func `it exits 0 where all holds and 1 where something does not`() async throws {
    let path = try file(try await Studio(.english).say("New request."))
    #expect(try await run("expect", path, "hears speech").status == 0)
    #expect(try await run("expect", path, "hears arrival").status == 1)
    try "hears speech\nwithout clicks\n".write(
      toFile: scratch.path("script"), atomically: true, encoding: .utf8)
    #expect(try await run("expect", path, "--script", scratch.path("script")).status == 0)
  }

  @Test func `a transcript of another story is told, and exits 1`() async throws {
    let sound = try await Studio(.english).say("New request.")
    let path = try file(sound)
    let line = "{\"say\":\"New request.\",\"voice\":\"prompt\",\"from\":0,\"to\":\(sound.count)}\n"
    try line.write(toFile: scratch.path("right"), atomically: true, encoding: .utf8)
    #expect(try await run("hear", path, "--transcript", scratch.path("right")).status == 0)
    let wrong = line + "{\"earcon\":\"approved\",\"from\":\(sound.count),\"to\":\(sound.count + 6615)}\n"
    try wrong.write(toFile: scratch.path("wrong"), atomically: true, encoding: .utf8)
    let end = try await run("hear", path, "--transcript", scratch.path("wrong"))
    #expect(end.status == 1)
    #expect(end.lines.contains { $0.contains("unheard") && $0.contains("approved") }, "\(end.lines)")
  }

  @Test func `digits are decided, and 1 where they are others`() async throws {
    let studio = try await Studio(.english)
    for digit in 0...9 { _ = try file(try await studio.code(String(digit)), "\(digit).wav") }
    let path = try file(try await studio.code("270945"), "code.wav")
    #expect(try await run("digits", path, "270945", "--voice", scratch.path).status == 0)
    #expect(try await run("digits", path, "270946", "--voice", scratch.path).status == 1)
    #expect(try await run("digits", path).status == 2)
  }

  @Test func `a mistake is one sentence: 2 for the command line, 6 for a file`() async throws {
    let path = try file(Earcon.arrival.samples)
    try "no sound".write(toFile: scratch.path("text"), atomically: true, encoding: .utf8)
    let ends = [
      (try await run("hear"), Int32(2)), (try await run("expect", path), 2),
      (try await run("expect", path, "silence"), 2),
      (try await run("hear", scratch.path("none.wav")), 6), (try await run("hear", scratch.path("text")), 6),
      (try await run("hear", path, "--tones", scratch.path("text")), 6),
      (try await run("hear", path, "--transcript", scratch.path("text")), 6),
    ]
    for (end, status) in ends {
      #expect(end.status == status, "\(end.errors)")
      #expect(
        end.errors.hasPrefix("speech-listener: error: ") && end.errors.split(separator: "\n").count == 1)
    }
  }
}
