// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound

extension Benchmark {
  /// Key to the first audible sample: ours for every kind of sound, after rest and kept awake, beside the rival's.
  static let soundLatency = Benchmark(
    name: "sound-latency", summary: "key press to first audible sample, beside Speech Dispatcher",
    packages: SoundServer.packages + SoundRival.packages
  ) { arguments in
    let count = arguments.first.flatMap(Int.init) ?? 40
    let server = try SoundServer()
    let monitor = try SoundMonitor(server)
    let theirs = try await measureRival(count, server, monitor)
    for (state, keepAwake) in [("kept awake", Duration.seconds(30)), ("after rest", .zero)] {
      let reader = try await SoundReader(keepAwake: keepAwake)
      for content in SoundReader.Content.allCases {
        let ours = try await measure(count, content, reader, monitor)
        print(line(content, state, ours, theirs[content] ?? Sample([])))
      }
      await reader.player.stop()
    }
  }

  private static func line(
    _ content: SoundReader.Content, _ state: String, _ ours: Sample, _ theirs: Sample
  ) -> String {
    let title = "\(content.rawValue), \(state)".padding(toLength: 20, withPad: " ", startingAt: 0)
    let holds = ours.median <= theirs.median / 8 && ours.tail < theirs.median
    return "  \(title) \(ours.milliseconds)   Speech Dispatcher \(theirs.milliseconds)   "
      + String(format: "1/%.1f ", theirs.median / ours.median) + (holds ? "holds" : "FAILS")
  }

  private static func measureRival(
    _ count: Int, _ server: SoundServer, _ monitor: SoundMonitor
  ) async throws -> [SoundReader.Content: Sample] {
    let rival = try SoundRival(server)
    var result: [SoundReader.Content: Sample] = [:]
    for content in SoundReader.Content.allCases {
      var values: [Double] = []
      for trial in -2..<count {
        monitor.forget()
        let time = try rival.speak(content.words)
        guard let at = monitor.waitForSound(after: time) else { continue }
        if trial >= 0 { values.append((at - time) * 1000) }
        try rest(monitor)
      }
      result[content] = Sample(values)
    }
    return result
  }

  /// Lets the sound end by itself, and a random while pass: a program that was stopped may start with what it had left.
  private static func rest(_ monitor: SoundMonitor) throws {
    monitor.waitForSilence(of: 0.5)
    usleep(UInt32.random(in: 100_000...200_000))
  }

  private static func measure(
    _ count: Int, _ content: SoundReader.Content, _ reader: SoundReader, _ monitor: SoundMonitor
  ) async throws -> Sample {
    var values: [Double] = []
    for trial in -2..<count {
      monitor.forget()
      let time = try await reader.say(content)
      guard let at = monitor.waitForSound(after: time) else { continue }
      if trial >= 0 { values.append((at - time) * 1000) }
      try rest(monitor)
    }
    return Sample(values)
  }
}
