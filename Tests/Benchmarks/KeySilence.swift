// SPDX-License-Identifier: GPL-3.0-or-later
import ApprovalCore
import CLinux
import Foundation
import Options
import Platform
import Varlink

extension Benchmark {
  /// A key to silence, and to the first sample of the answer, of the whole daemon: from the byte that its keypad's thread
  /// reads, at rest and while its core is at work.
  static let keySilence = Benchmark(
    command: Command(
      "key-silence",
      "a key of the release daemon to silence and to the answer's first sample, at rest, during log verify and during "
        + "32 password checks, beside Speech Dispatcher's stop; needs "
        + (SoundServer.packages + SoundRival.packages).joined(separator: " "),
      operands: [
        Operand("NUMBER", "keys of each kind, 20 unless told", isRequired: false),
        Operand("ROWS", "of the audit log, a million unless told", isRequired: false),
      ])
  ) { invocation in
    let count = invocation.operands.first.flatMap(Int.init) ?? 20
    let rows = invocation.operands.dropFirst().first.flatMap(Int.init) ?? 1_000_000
    let server = try SoundServer()
    let monitor = try SoundMonitor(server)
    let folder = try MeasuredDaemon.makeFolder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let approvals = try await prepare(folder.appending(path: "state").path, rows: rows, checks: 50 * count)
    let rival = try await stopOfRival(count, server, monitor)
    print("  Speech Dispatcher, stop      \(rival.milliseconds)")

    let keypad = try KeyPipe(at: folder.appending(path: "keys").path)
    let daemon = try MeasuredDaemon(
      audio: "alsa:default", environment: server.environment, in: folder, arguments: keypad.arguments)
    let socket = folder.appending(path: "socket").path
    // What it says when it begins ends, and with it what a first sound costs more.
    _ = try await KeyTimes(count: 2, keypad, monitor)
    let rest = try await KeyTimes(count: count, keypad, monitor)
    print("  at rest           \(rest)")
    var holds = rest.stop.median <= rival.median / 3
    for load in [KeyLoad.verifying(socket), .checking(approvals, socket)] {
      let work = load.begin()
      let times = try await KeyTimes(count: count, keypad, monitor)
      let done = work.end()
      let isWell = done > 0 && times.isNoWorse(than: rest) && times.stop.median <= rival.median / 3
      print(
        "  \(load.name.padding(toLength: 17, withPad: " ", startingAt: 0)) \(times)  \(isWell ? "holds" : "FAILS"), \(done) done"
      )
      holds = holds && isWell
    }
    withExtendedLifetime(daemon) {}
    return holds
  }

  private static func prepare(_ state: String, rows: Int, checks: Int) async throws -> [ApprovalID] {
    let household = try KeyHousehold(inState: state)
    try await household.enrolOwner()
    let approvals = try await household.approvals(checks)
    try household.fillLog(rows)
    return approvals
  }

  private static func stopOfRival(_ count: Int, _ server: SoundServer, _ monitor: SoundMonitor) async throws
    -> Sample
  {
    let rival = try SoundRival(server)
    let words = Array(repeating: "minimum money moon noon", count: 8).joined(separator: " ")
    return try await collectStops(count, monitor) {
      _ = try rival.speak(words)
    } stop: {
      try rival.stop()
    }
  }
}

/// The keypad's end of the pipe that the daemon's keypad thread reads.
struct KeyPipe {
  let arguments: [String]
  private let descriptor: CInt

  init(at path: String) throws {
    arguments = ["--keypad", "pipe:\(path)"]
    guard mkfifo(path, 0o600) == 0 else { throw BenchmarkError(description: "no pipe at \(path)") }
    descriptor = open(path, O_RDWR | O_CLOEXEC)
  }

  /// Presses keys; returns when, before the first is there to be read.
  @discardableResult
  func press(_ keys: String) throws -> Double {
    let time = SoundMonitor.now
    guard write(descriptor, keys, keys.utf8.count) == keys.utf8.count else {
      throw BenchmarkError(description: "the keypad's pipe takes no keys")
    }
    return time
  }
}

/// Milliseconds from keys to what is heard of them.
struct KeyTimes: CustomStringConvertible {
  /// From Enter, in the middle of a sentence, to the last audible sample.
  let stop: Sample
  /// From `5`, when all is silent, to the first of the answer.
  let answer: Sample

  init(count: Int, _ keypad: KeyPipe, _ monitor: SoundMonitor) async throws {
    var answers: [Double] = []
    for _ in 0..<count {
      try Self.fallSilent(keypad, monitor)
      let time = try keypad.press("5")
      if let at = monitor.waitForSound(after: time) { answers.append((at - time) * 1000) }
    }
    answer = Sample(answers)
    // What opens the settings is a word, a pause, and a sentence that is long enough to be cut in its middle.
    stop = try await Benchmark.collectStops(count, monitor) {
      try Self.fallSilent(keypad, monitor)
      let time = try keypad.press("..")
      _ = monitor.waitForSound(after: time)
      usleep(900_000)
    } stop: {
      try keypad.press("e")
    }
    try Self.fallSilent(keypad, monitor)
    guard answers.count == count, stop.values.count == count else {
      throw BenchmarkError(
        description: "\(answers.count) answers and \(stop.values.count) stops were heard of \(count)")
    }
  }

  /// Leaves the settings, where it is in them, and hears nothing more.
  private static func fallSilent(_ keypad: KeyPipe, _ monitor: SoundMonitor) throws {
    try keypad.press("-e")
    usleep(UInt32.random(in: 100_000...200_000))
    monitor.waitForSilence()
    monitor.forget()
  }

  func isNoWorse(than rest: KeyTimes) -> Bool {
    [(stop, rest.stop), (answer, rest.answer)].allSatisfy { now, rest in
      now.median <= 1.2 * rest.median && now.quantile(0.95) <= 2 * rest.quantile(0.95)
    }
  }

  var description: String { "stop \(Self.told(stop))   answer \(Self.told(answer))" }

  private static func told(_ sample: Sample) -> String {
    String(format: "median %6.2f ms  p95 %6.2f ms", sample.median, sample.quantile(0.95))
  }
}
