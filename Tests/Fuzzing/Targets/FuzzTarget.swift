// SPDX-License-Identifier: GPL-3.0-or-later
import AccountFiles
import ApprovalCore
import Cryptography
import Foundation
import JSON
import Keypad
import OneTimeCodes
import Options
import PushTokens
import Reader
import Speech
import SpeechListener
import Varlink

/// Something that reads what comes from outside, as a fuzzer feeds it: any bytes, which may be refused and never trap, hang or grow.
public struct FuzzTarget: Sendable {
  /// As `FUZZ_TARGET` names it, and its folder in the corpus.
  public let name: String
  /// Reads the bytes.
  public let read: @Sendable ([UInt8]) -> Void

  private init(_ name: String, _ read: @escaping @Sendable ([UInt8]) -> Void) {
    (self.name, self.read) = (name, read)
  }

  private static let pushToken = (try? RSASigningKey.generate()).map { key in
    PushToken(
      url: "https://push.example.dk/ttype/push", serial: "PIPU0006EF85", key: key,
      serverKey: key.verifyingKey)
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Every target.
  public static let all = [
    FuzzTarget("frames") { bytes in
      var frames = Frames(longest: 4096)
      // As a socket delivers them: in pieces of every length.
      for start in stride(from: 0, to: bytes.count, by: 7) {
        guard let messages = try? frames.receive(bytes[start..<min(bytes.count, start + 7)]) else { return }
        for message in messages { _ = try? JSONValue(reading: message) }
      }
    },
    FuzzTarget("json") { bytes in
      guard let value = try? JSONValue(reading: bytes), let written = try? value.written() else { return }
      // What was read and written is read again as the same.
      guard (try? JSONValue(reading: written)) == value else {
        fatalError("it reads another value than it wrote")
      }
    },
    FuzzTarget("interface") { bytes in _ = try? InterfaceDescription(parsing: text(bytes)) },
    FuzzTarget("otpauth") { bytes in _ = try? OTPAuthURI(text(bytes)) },
    FuzzTarget("push") { bytes in
      _ = try? PushAddress(text(bytes))
      _ = try? PushOutcome(answered: bytes)
      if let pushToken { _ = try? PushChallenge.open(for: pushToken, answered: bytes) }
    },
    FuzzTarget("accounts") { bytes in _ = try? AccountFile(reading: bytes) },
    FuzzTarget("zone") { bytes in
      guard let today = CalendarDate(year: 2026, month: 11, day: 28) else { return }
      _ = try? MachineReadableZone(text(bytes), today: today)
    },
    FuzzTarget("sshKey") { bytes in
      _ = try? ChipKey(line: text(bytes))
      _ = try? ChipKey(canonicalBytes: bytes)
    },
    FuzzTarget("sshSignature") { bytes in
      guard let key = try? ChipKey(ed25519: Array(repeating: 9, count: 32)) else { return }
      _ = key.verifies(signature: bytes, challenge: [1], textDigest: [2])
    },
    FuzzTarget("commandLine") { bytes in
      _ = try? program.parse(
        text(bytes).split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    },
    FuzzTarget("configuration") { bytes in
      _ = try? Configuration(text(bytes), at: "file", of: program.options)
    },
    FuzzTarget("words") { bytes in
      for book in books { _ = try? book.statement(text(bytes)) }
    },
    FuzzTarget("events") { bytes in
      var decoder = EvdevDecoder()
      _ = decoder.decode(bytes)
    },
    FuzzTarget("recording") { bytes in
      guard let recording = try? Recording(wav: bytes), recording.count < 100_000 else { return }
      _ = (recording.sounds(), recording.defects)
    },
    FuzzTarget("expectation") { bytes in _ = try? Expectation(script: text(bytes)) },
    FuzzTarget("transcript") { bytes in
      guard let lines = try? SpeechListener.TranscriptLine.lines(of: bytes), lines.count < 20 else { return }
      let listening = Listening(to: beeps, along: lines)
      guard
        let script = try? Expectation(script: "hears speech, silence >= 1 ms, then arrival, silence >= 1 ms")
      else {
        return
      }
      _ = script.check(listening)
    },
  ]

  /// What transcripts are laid beside: a quarter of a second that sounds every other twentieth.
  private static let beeps = Recording(
    rate: 8000, channels: [(0..<2000).map { $0 / 400 % 2 == 0 ? Float($0 % 20) / 40 : 0 }])

  /// A command line with every kind of row.
  private static let program = Program(
    "program", "reads a command line",
    options: [
      Option(flag: "--flag", "a flag"), Option("--number", "NUMBER", "a number", range: 0...100),
      Option("--choice", "CHOICE", "a choice", choices: ["one", "two"]),
      Option("--many", "TEXT", "more than one", isRepeatable: true),
    ],
    commands: [
      Command("go", "goes", operands: [Operand("PLACE", "where")]), Command("go back", "goes back"),
      Command("stay", "stays", options: [Option("--long", "TIME", "how long", isRequired: true)]),
    ])

  private static let books: [Phrasebook] = [LanguageCode.danish, .english].compactMap { language in
    try? Phrasebook(voices: voices, language: language, declarations: Phrase.declarations)
  }

  private static let voices = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Voices").path
}
