// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Bad input gets one clear sentence and exit 2.
@Suite(.timeLimit(.minutes(20))) struct BadInputTests {
  struct Row: Sendable, CustomTestStringConvertible {
    let program: String
    let arguments: [String]
    let says: String
    var testDescription: String { ([program] + arguments).joined(separator: " ") }
  }

  static let rows: [Row] = [
    Row(program: "kodeoplaeserd", arguments: ["--frobnicate"], says: "unknown option --frobnicate"),
    Row(program: "kodeoplaeser", arguments: ["--frobnicate"], says: "unknown option --frobnicate"),
    Row(program: "kodeoplaeser", arguments: ["frobnicate"], says: "unknown command frobnicate"),
    Row(
      program: "kodeoplaeser", arguments: ["request", "--service", "Bank", "--action", "sign"], says: "--user"
    ),
    Row(
      program: "kodeoplaeser",
      arguments: [
        "request", "--user", "anna", "--service", "Bank", "--action", "sign", "--text",
        String(repeating: "a", count: 501),
      ], says: "500"),
    Row(program: "kodeoplaeserd", arguments: ["--audio", "tape:x"], says: "tape:x"),
    Row(program: "kodeoplaeserd", arguments: ["--audio", "alsa:no-such-device"], says: "no-such-device"),
    Row(
      program: "kodeoplaeserd", arguments: ["--audio", "wav:/no/such/folder/x.wav"], says: "/no/such/folder"),
    Row(program: "kodeoplaeserd", arguments: ["--buffer", "501"], says: "--buffer 501"),
    Row(program: "kodeoplaeserd", arguments: ["--buffer", "20ms"], says: "from 5 to 500"),
    Row(program: "kodeoplaeserd", arguments: ["--keypad", "evdev:/no/such/device"], says: "/no/such/device"),
    Row(program: "kodeoplaeserd", arguments: ["--keypad", "pipe:/no/such/pipe"], says: "/no/such/pipe"),
    Row(program: "kodeoplaeserd", arguments: ["--voices", "/no/such/folder"], says: "/no/such/folder/da"),
    Row(program: "kodeoplaeserd", arguments: ["--language", "xx"], says: "there is da, en, kl"),
    Row(program: "kodeoplaeserd", arguments: ["--transcript-secrets"], says: "--transcript"),
  ]

  @Test(arguments: rows)
  func `one sentence that names what is wrong, and exit 2`(row: Row) async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bad-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let apart = row.program == "kodeoplaeserd" ? ["--state", "state", "--socket", "socket"] : []
    let audio = row.arguments.contains("--audio") ? [] : ["--audio", "wav-unpaced:x.wav"]
    let outcome = try await Program.run(
      row.program, row.arguments + apart + (apart.isEmpty ? [] : audio), in: folder)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(row.says), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
  }

  @Test(arguments: [
    ("-500", "below zero"), ("1234567890123", "13 digits before the point; at most 12"),
    ("1.00000", "5 digits after the point; at most 4"), ("1,5", "12500.00"),
  ])
  func `an amount that cannot be spoken is refused at the door`(amount: String, says: String) async throws {
    let house = try await Household()
    try await house.enrol()
    let asked = try await house.command([
      "request", "--user", "anna", "--service", "Bank", "--action", "approve", "--amount=\(amount)",
      "--currency", "DKK",
    ])
    #expect(asked.code == 2)
    #expect(asked.errors.contains(says), "\(asked.errors)")
    _ = try await house.end()
  }

  @Test func `a currency that is none, and a request for nothing, are refused at the door`() async throws {
    let house = try await Household()
    try await house.enrol()
    let asking = ["request", "--user", "anna", "--service", "Bank", "--action", "approve"]
    for (more, says) in [
      (["--amount", "5.00", "--currency", "XYZ"], "the currency is no currency's code; ISO 4217 has them"),
      ([], "the text is empty, and there is no amount or command"),
      (["--text", " "], "the text is empty"),
    ] {
      let asked = try await house.command(asking + more)
      #expect(asked.code == 2 && asked.errors.contains(says), "\(asked.errors)")
      #expect(asked.errors.split(separator: "\n").count == 1, "\(asked.errors)")
    }
    for (number, code, says) in [
      ("4294967295", Int32(2), "--uid"), ("-1", 2, "--uid"),
      ("65535", 2, "no account of a machine has the number 65535"),
    ] {
      let registered = try await house.command(["service", "register", "Bank", "--uid=\(number)"])
      #expect(registered.code == code && registered.errors.contains(says), "\(registered.errors)")
    }
    _ = try await house.end()
  }

  @Test func `a socket that is taken is named`() async throws {
    let house = try await Household()
    let second = try await Program.run(
      "kodeoplaeserd", ["--state", "other", "--socket", "socket", "--audio", "wav-unpaced:x.wav"],
      in: house.folder)
    #expect(second.code == 2)
    #expect(second.errors.contains("socket"))
    _ = try await house.end()
  }

  @Test(arguments: ["core.sqlite", "reader.sqlite"])
  func `a store that is damaged is named, and the daemon that cannot begin says so aloud`(file: String)
    async throws
  {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bad-\(UUID().uuidString)")
    let state = folder.appendingPathComponent("state")
    try FileManager.default.createDirectory(at: state, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(repeating: 65, count: 9000).write(to: state.appendingPathComponent(file))
    let outcome = try await Program.run(
      "kodeoplaeserd", ["--state", "state", "--socket", "socket", "--audio", "wav-unpaced:x.wav"], in: folder)
    #expect(outcome.code == 2)
    #expect(outcome.errors.contains(file), "\(outcome.errors)")
    let heard = try Recording(folder.appendingPathComponent("x.wav"))
    #expect(heard.samples.count > 22_050 && heard.level(0, heard.samples.count) > 300)
  }

  @Test func `a phrase file with a wrong placeholder is named with its key`() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("voices-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let voices = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appendingPathComponent("Voices")
    try FileManager.default.copyItem(at: voices, to: folder)
    let file = folder.appendingPathComponent("da/phrases.json")
    let text = try String(contentsOf: file, encoding: .utf8)
    try text.replacingOccurrences(of: "Tast engangskoden fra {service}", with: "Tast {kode}")
      .write(to: file, atomically: true, encoding: .utf8)
    let outcome = try await Program.run(
      "kodeoplaeserd",
      ["--voices", folder.path, "--state", "s", "--socket", "k", "--audio", "wav-unpaced:x.wav"],
      in: folder)
    #expect(outcome.code == 2)
    for part in ["da/phrases.json", "enterCodeOf", "service"] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
  }

  @Test func `nobody enrolled: a code cannot be spoken, and the sentence says what to do`() async throws {
    let house = try await Household()
    let outcome = try await house.command(["code"])
    #expect(outcome.code != 0)
    #expect(outcome.errors.contains("enrol"))
    _ = try await house.end()
  }
}
