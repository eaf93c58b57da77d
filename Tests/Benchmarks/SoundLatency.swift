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
    let rival = try await measureRival(count, server, monitor)
    print("  Speech Dispatcher, open connection   \(rival.milliseconds)")
    for (state, keepAwake) in [("kept awake", Duration.seconds(30)), ("after rest", .zero)] {
      let reader = try await SoundReader(keepAwake: keepAwake)
      for content in SoundReader.Content.allCases {
        let ours = try await measure(count, content, reader, monitor)
        let title = "\(content.rawValue), \(state)".padding(toLength: 36, withPad: " ", startingAt: 0)
        let verdict = ours.median <= rival.median / 8 && ours.tail < rival.median ? "holds" : "FAILS"
        print("  \(title) \(ours.milliseconds)  \(String(format: "1/%.1f", rival.median / ours.median)) \(verdict)")
      }
      await reader.player.stop()
    }
  }

  private static func measureRival(
    _ count: Int, _ server: SoundServer, _ monitor: SoundMonitor
  ) async throws -> Sample {
    let rival = try SoundRival(server)
    var values: [Double] = []
    for trial in -2..<count {
      monitor.forget()
      let time = try rival.speak(SoundReader.promptWords)
      guard let at = monitor.waitForSound(after: time) else { continue }
      if trial >= 0 { values.append((at - time) * 1000) }
      _ = try rival.stop()
      monitor.waitForSilence()
      usleep(UInt32.random(in: 200_000...320_000))
    }
    return Sample(values)
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
      _ = reader.silence()
      monitor.waitForSilence()
      usleep(UInt32.random(in: 200_000...320_000))
    }
    return Sample(values)
  }
}
