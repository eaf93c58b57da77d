// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound

extension Benchmark {
  /// Plays a known sound without end while both cores are busy, and looks for it at the monitor, mark by mark.
  static let soundEndurance = Benchmark(
    name: "sound-endurance",
    summary:
      "sound on a busy machine: holes, underruns, and marks against sound (SECONDS, 60 unless told; 3600 an hour)",
    packages: SoundServer.packages
  ) { arguments in
    let seconds = arguments.first.flatMap(Double.init) ?? 60
    let server = try SoundServer()
    let monitor = try SoundMonitor(server)
    let hogs = try
      (0..<(arguments.dropFirst().first.flatMap(Int.init) ?? ProcessInfo.processInfo.activeProcessorCount))
      .map { _ in
        try server.run("sh", ["-c", "while :; do :; done"])
      }
    defer { for hog in hogs { kill(hog.processIdentifier, SIGKILL) } }
    let player = try Player(output: .alsa(name: "default"))
    let tally = try await play(seconds, on: player, heardBy: monitor)
    await player.stop()
    print("  \(tally)")
  }

  private static func play(
    _ seconds: Double, on player: Player, heardBy monitor: SoundMonitor
  ) async throws -> EnduranceTally {
    var tally = EnduranceTally()
    var events = player.events.makeAsyncIterator()
    let end = SoundMonitor.now + seconds
    let beep = EnduranceTally.beep
    let pause = [Int16](repeating: 0, count: SoundMonitor.rate / 4)
    var number: UInt64 = 0
    func queue() {
      number += 1
      player.play(beep + pause, id: PassageID(number))
    }
    // A server that starts a stream may swallow half a millisecond of it; this asks what comes after.
    player.play(pause, id: PassageID(0))
    for _ in 0..<4 { queue() }
    while SoundMonitor.now < end, let event = await events.next() {
      switch event {
      case .began(let id, let from) where id.rawValue > 0: tally.began(at: from)
      case .ended(let id, _, _, _, _) where id.rawValue > 0: queue()
      case .fault(.underrun): tally.underruns += 1
      case .lost(let error): throw error
      default: break
      }
      tally.listen(to: monitor)
    }
    try await Task.sleep(for: .milliseconds(300))
    tally.listen(to: monitor)
    return tally
  }
}
