// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Options
import Sound

extension Benchmark {
  /// Key to silence, in the middle of a sentence: from what a key makes of it, the call that silences the player.
  static let soundStop = Benchmark(
    command: Command(
      "sound-stop",
      "asking for silence, as a key does, to silence, beside Speech Dispatcher; needs "
        + (SoundServer.packages + SoundRival.packages).joined(separator: " "),
      operands: [Operand("NUMBER", "how often, 40 unless told", isRequired: false), .buffer])
  ) { invocation in
    let count = invocation.operands.first.flatMap(Int.init) ?? 40
    let buffer = invocation.buffer(at: 1) ?? Player.Options().buffer
    let server = try SoundServer()
    let monitor = try SoundMonitor(server)
    let words = Array(repeating: "minimum money moon noon", count: 8).joined(separator: " ")
    let rival = try SoundRival(server)
    let theirs = try await collectStops(count, monitor) {
      _ = try rival.speak(words)
    } stop: {
      try rival.stop()
    }
    print("  Speech Dispatcher, open connection   \(theirs.milliseconds)")
    let reader = try await SoundReader(keepAwake: .seconds(30), buffer: buffer)
    let ours = try await collectStops(count, monitor) {
      try await reader.say(words)
    } stop: {
      reader.silence()
    }
    let limit = buffer / .milliseconds(1) + 5
    let holds = ours.values.count == count && ours.median < theirs.median / 2 && ours.tail < limit
    print(
      "  this reader                          \(ours.milliseconds)  "
        + String(format: "1/%.1f, buffer + 5 ms is %.0f ms ", theirs.median / ours.median, limit)
        + (holds ? "holds" : "FAILS"))
    await reader.player.stop()
    return holds
  }

  /// Milliseconds from each stop to the last audible sample of what was being said.
  static func collectStops(
    _ count: Int, _ monitor: SoundMonitor, start: () async throws -> Void, stop: () throws -> Double
  ) async throws -> Sample {
    var values: [Double] = []
    var trials = 0
    while values.count < count, trials < 4 * count {
      trials += 1
      monitor.forget()
      let begin = SoundMonitor.now
      try await start()
      guard monitor.waitForSound(after: begin) != nil else { continue }
      usleep(UInt32.random(in: 500_000...900_000))
      let time = try stop()
      monitor.waitForSilence()
      // A key in a pause of the speech itself tells nothing; one in the middle of it may be the end of it at once.
      if let last = monitor.lastSound(), last > time - 0.01 { values.append(max(0, last - time) * 1000) }
      usleep(200_000)
    }
    return Sample(values)
  }
}
