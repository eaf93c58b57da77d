// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import SpeechListener

/// Listens to what a headset played, with the tones of the reader and the ten digits of its voice.
struct Ear {
  private let tones: ToneTable
  private let digits: DigitListener

  /// - Parameters:
  ///   - package: where the package lies.
  ///   - programs: where its programs are: the voice's digits are recorded here, and heard through the machine's headset.
  init(package: URL, programs: URL, in folder: URL) throws {
    let table = package.appending(path: "Tests/SpeechListener/earcons.json")
    tones = try ToneTable(json: Array(Data(contentsOf: table)))
    let voice = try (0...9).map { digit in
      let file = folder.appending(path: "digit\(digit).wav")
      try run([
        programs.appending(path: "kodeoplaeserd").path, "say", "--language", "en", "--code", "--wav",
        file.path, "\(digit)",
      ])
      return try Self.recording(file)
    }
    digits = try DigitListener(voice: voice)
  }

  /// Expects of a sound what the script says, and that it would have been noticed if something else had been played.
  ///
  /// - Parameters:
  ///   - faults: scripts of which none holds.
  ///   - start: the sample from which it is listened to.
  func expect(_ script: String, noneOf faults: [String] = [], of sound: URL, from start: Int = 0) throws {
    let recording = try Self.recording(sound)
    let listening = Listening(to: recording.part(start..<max(start, recording.count)), tones: tones)
    let failed = try Self.failures(of: script, listening, digits)
    guard failed.isEmpty else {
      let heard = listening.events.map(\.name).joined(separator: ", ")
      throw MachineError("\(sound.lastPathComponent): \(failed.joined(separator: "; ")). Heard: \(heard)")
    }
    for fault in faults where try Self.failures(of: fault, listening, digits).isEmpty {
      throw MachineError("\(sound.lastPathComponent): it is not noticed that this was not played: \(fault)")
    }
  }

  /// Expects that nothing is audible between two samples.
  func expectSilence(of sound: URL, from start: Int, to end: Int) throws {
    let levels = Levels(of: try Self.recording(sound).part(start..<end))
    guard levels.firstAudible == nil, start < end else {
      throw MachineError("\(sound.lastPathComponent): \(levels.samplePeak) dB where nothing should be heard")
    }
  }

  /// The clauses that do not hold, each with what was heard instead.
  private static func failures(of script: String, _ listening: Listening, _ digits: DigitListener) throws
    -> [String]
  {
    try Expectation(script: script).check(listening, digits: digits).filter { !$0.holds }
      .map { "\($0.clause): \($0.heard)" }
  }

  /// How many samples a sound has so far.
  func length(of sound: URL) throws -> Int { try Self.recording(sound).count }

  /// Waits until something was heard behind a sample and then nothing for two seconds: where that is.
  func silence(of sound: URL, from start: Int) throws -> Int {
    while true {
      usleep(300_000)
      let recording = try Self.recording(sound)
      let audible = recording.part(start..<max(start, recording.count)).lastAudible
      if let audible, recording.count - start - audible > 2 * recording.rate { return recording.count }
    }
  }

  /// Milliseconds from a sample to the first behind it that is audible; waits for it.
  func firstAudible(of sound: URL, from start: Int) throws -> Double {
    while true {
      let recording = try Self.recording(sound)
      if let place = recording.part(start..<max(start, recording.count)).firstAudible {
        return recording.seconds(place) * 1000
      }
      usleep(100_000)
    }
  }

  /// Milliseconds from a sample to the last that is audible before another.
  func lastAudible(of sound: URL, from start: Int, to end: Int) throws -> Double {
    let recording = try Self.recording(sound)
    return recording.seconds(recording.part(start..<end).lastAudible ?? 0) * 1000
  }

  /// The digits that were spoken between two samples, by their sound.
  func digits(of sound: URL, from start: Int, to end: Int) throws -> String {
    digits.digits(in: try Self.recording(sound).part(start..<end)).map { String($0.digit) }.joined()
  }

  /// A WAV file, also one that is still written: qemu tells its length when it ends.
  static func recording(_ file: URL) throws -> Recording {
    var bytes = Array(try Data(contentsOf: file))
    // RIFF, its length, WAVE, fmt of 16 bytes, data and its length: 44 bytes.
    if bytes.count > 44, bytes[40..<44].allSatisfy({ $0 == 0 }) {
      bytes.replaceSubrange(
        40..<44, with: withUnsafeBytes(of: UInt32(bytes.count - 44).littleEndian, Array.init))
    }
    return try Recording(wav: bytes)
  }
}

extension Recording {
  /// The first sample that is audible.
  fileprivate var firstAudible: Int? { samples.firstIndex { abs($0) > 0.001 } }

  /// The last sample that is audible.
  fileprivate var lastAudible: Int? { samples.lastIndex { abs($0) > 0.001 } }
}

/// Runs a program of this machine, which must end with 0.
func run(_ arguments: [String]) throws {
  let process = Process()
  process.executableURL = URL(filePath: "/usr/bin/env")
  process.arguments = arguments
  let errors = Pipe()
  process.standardError = errors
  process.standardOutput = FileHandle.nullDevice
  process.standardInput = FileHandle.nullDevice
  try process.run()
  let said = errors.fileHandleForReading.readDataToEndOfFile()
  process.waitUntilExit()
  guard process.terminationStatus == 0 else {
    throw MachineError(
      "\(arguments[0]) ended with \(process.terminationStatus): \(String(decoding: said, as: UTF8.self))")
  }
}
