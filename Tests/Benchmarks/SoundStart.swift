// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound

extension Benchmark {
  /// From nothing to the first audible sample: output opened, a word made. The voice is loaded once a process: the first
  /// of all rounds has it in it, and is the tail.
  static let soundStart = Benchmark(
    name: "sound-start", summary: "a player made anew to its first audible sample, at most 100 ms",
    packages: SoundServer.packages
  ) { arguments in
    let count = arguments.first.flatMap(Int.init) ?? 20
    let server = try SoundServer()
    let monitor = try SoundMonitor(server)
    var values: [Double] = []
    for _ in 0..<count {
      monitor.forget()
      let time = SoundMonitor.now
      let reader = try await SoundReader(keepAwake: .zero)
      try await reader.say("Ready")
      if let at = monitor.waitForSound(after: time) { values.append((at - time) * 1000) }
      monitor.waitForSilence()
      await reader.player.stop()
    }
    let sample = Sample(values)
    let holds = values.count == count && sample.tail < 100
    print("  \(sample.milliseconds)  \(holds ? "holds" : "FAILS")")
    return holds
  }
}
