// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound

extension Benchmark {
  /// What a player costs that has nothing to play: context switches of all its threads, and memory.
  static let soundIdle = Benchmark(
    name: "sound-idle",
    summary: "wake-ups of this process at rest over 60 s, with a player, a privacy watch and a mixer watch",
    packages: SoundServer.packages
  ) { arguments in
    let seconds = arguments.first.flatMap(UInt32.init) ?? 60
    let server = try SoundServer()
    let reader = try await SoundReader(keepAwake: .milliseconds(200))
    let watch = PrivacyWatch(output: .alsa(name: "default"))
    let mixer = MixerWatch(output: .alsa(name: "default"))
    try await reader.say("Good morning")
    // Past the moment at which the device is let go: a sink that nobody records takes two seconds of sound at a time.
    try await Task.sleep(for: .seconds(6) + Player.Options().releaseAfter)
    let figures = ProcessFigures(identifier: getpid())
    let before = figures.switches
    // Not Task.sleep: its timer would be a wake-up of the benchmark's own. This thread is.
    sleep(seconds)
    let own = try Self.thread
    let after = figures.switches
    let woken = after.filter { $0.value.count != before[$0.key]?.count && $0.key != own }
    print("  threads \(after.count), woken in \(seconds) s: \(woken.count)")
    for (id, thread) in woken { print("    \(thread.name): \(thread.count - (before[id]?.count ?? 0))") }
    print("  resident \(figures.kilobytes("VmRSS")) kB")
    watch.stop()
    mixer.stop()
    await reader.player.stop()
    withExtendedLifetime(server) {}
    return woken.isEmpty
  }

  /// The number of the calling thread: proc(5), /proc/thread-self is PID/task/TID.
  private static var thread: Int32? {
    get throws {
      let link = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/thread-self")
      return link.split(separator: "/").last.flatMap { Int32($0) }
    }
  }
}
