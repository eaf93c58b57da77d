// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound

extension Benchmark {
  /// From nothing to the first audible sample: output opened, voice loaded, a word made.
  static let soundStart = Benchmark(
    name: "sound-start", summary: "player and voice made anew to first audible sample, at most 100 ms",
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
    print("  \(sample.milliseconds)  \(sample.tail < 100 ? "holds" : "FAILS")")
  }
}
