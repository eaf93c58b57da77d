// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Options

extension Benchmark {
  /// From exec to READY=1, where the voice is loaded, the output open and the socket served.
  static let daemonStart = Benchmark(
    command: Command(
      "daemon-start",
      "measures the release daemon from exec to ready, at most 100 ms; needs "
        + SoundServer.packages.joined(separator: " "),
      operands: [Operand("NUMBER", "how often, 100 if none is given", isRequired: false)])
  ) { invocation in
    let count = invocation.operands.first.flatMap(Int.init) ?? 100
    let server = try SoundServer()
    let values = try (0..<count).map { _ in
      try MeasuredDaemon(audio: "alsa:default", environment: server.environment).readyAfter * 1000
    }
    let sample = Sample(values)
    print("  \(sample.milliseconds)  \(sample.tail < 100 ? "holds" : "FAILS")")
    return sample.tail < 100
  }

  /// What the daemon costs that waits: wake-ups of all its threads, and memory with one language loaded. A supervisor that
  /// asks whether it is alive wakes it; this one does not ask.
  static let daemonIdle = Benchmark(
    command: Command(
      "daemon-idle",
      "counts the release daemon's wake-ups at rest, 0, and its memory, at most 24 MB; needs "
        + SoundServer.packages.joined(separator: " "),
      operands: [Operand("SECONDS", "how long, 60 if none is given", isRequired: false)])
  ) { invocation in
    let server = try SoundServer()
    let daemon = try MeasuredDaemon(audio: "alsa:default", environment: server.environment)
    let figures = ProcessFigures(identifier: daemon.identifier)
    // Until what it says at the start was heard, and the headset is no longer kept awake for more.
    sleep(90)
    let before = figures.switches
    sleep(invocation.operands.first.flatMap(UInt32.init) ?? 60)
    let after = figures.switches
    let woken = after.filter { $0.value.count != before[$0.key]?.count }
    let resident = figures.kilobytes("VmRSS")
    print("  threads \(after.count), woken \(woken.count): \(woken.isEmpty ? "holds" : "FAILS")")
    for (id, thread) in woken { print("    \(thread.name): \(thread.count - (before[id]?.count ?? 0))") }
    print(
      "  resident \(resident) kB, of that anonymous \(figures.kilobytes("RssAnon")) kB: "
        + (resident < 24 * 1024 ? "holds" : "FAILS"))
    return woken.isEmpty && resident < 24 * 1024
  }
}
