// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Options
import Sound

extension Benchmark {
  /// Asking for words to the first audible sample: ours for every kind of sound, after rest and kept awake, beside the
  /// rival's. What a key goes through before, keypad and dialogue, is in neither.
  static let soundLatency = Benchmark(
    command: Command(
      "sound-latency",
      "asking for words, as a key does, to the first audible sample, beside Speech Dispatcher; needs "
        + (SoundServer.packages + SoundRival.packages).joined(separator: " "),
      operands: [
        Operand("NUMBER", "of prompts, of codes and of earcons, 100 unless told", isRequired: false), .buffer,
      ])
  ) { invocation in
    let count = invocation.operands.first.flatMap(Int.init) ?? 100
    let server = try SoundServer()
    let monitor = try SoundMonitor(server)
    let trials = try SoundTrial.Kind.allCases.map { ($0, try SoundTrial.all($0, count: count)) }
    let rival = try SoundRival(server)
    var theirs: [SoundTrial.Kind: [Double?]] = [:]
    for (kind, trials) in trials {
      theirs[kind] = try await measure(trials, monitor) { try rival.speak($0.words) }
    }
    var holds = true
    let states: [(String, keepAwake: Duration, releaseAfter: Duration?)] = [
      ("kept awake", .seconds(30), nil), ("after rest", .zero, nil), ("let go", .zero, .zero),
    ]
    for (state, keepAwake, releaseAfter) in states {
      let reader = try await SoundReader(
        keepAwake: keepAwake, buffer: invocation.buffer(at: 1), releaseAfter: releaseAfter)
      for (kind, trials) in trials {
        let ours = try await measure(trials, monitor) { try await reader.say($0) }
        let contest = SoundContest(ours: ours, theirs: theirs[kind] ?? [])
        print("  " + "\(kind), \(state)".padding(toLength: 19, withPad: " ", startingAt: 0) + "\(contest)")
        holds = holds && contest.holds
      }
      await reader.player.stop()
    }
    return holds
  }

  /// Milliseconds from each key to its sound, nil where none was heard; two trials before the first are not counted.
  private static func measure(
    _ trials: [SoundTrial], _ monitor: SoundMonitor, _ say: (SoundTrial) async throws -> Double
  ) async throws -> [Double?] {
    for trial in trials.prefix(2) { _ = try await latency(trial, monitor, say) }
    var values: [Double?] = []
    for trial in trials { values.append(try await latency(trial, monitor, say)) }
    return values
  }

  private static func latency(
    _ trial: SoundTrial, _ monitor: SoundMonitor, _ say: (SoundTrial) async throws -> Double
  ) async throws -> Double? {
    monitor.forget()
    let time = try await say(trial)
    let at = monitor.waitForSound(after: time)
    // The sound ends by itself: a program that was stopped may start with what it had left. Then a random while passes.
    monitor.waitForSilence(of: 0.4)
    usleep(UInt32.random(in: 50_000...150_000))
    return at.map { ($0 - time) * 1000 }
  }
}
