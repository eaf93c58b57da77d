// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Sound

extension Benchmark {
  /// What a player costs that has nothing to play: context switches of all its threads, and memory.
  static let soundIdle = Benchmark(
    name: "sound-idle",
    summary: "wake-ups of this process at rest over 60 s, with a player and a privacy watch",
    packages: SoundServer.packages
  ) { arguments in
    let seconds = arguments.first.flatMap(UInt32.init) ?? 60
    let server = try SoundServer()
    let reader = try await SoundReader(keepAwake: .milliseconds(200))
    let watch = PrivacyWatch(output: .alsa(name: "default"))
    try await reader.say("Good morning")
    try await Task.sleep(for: .seconds(3))
    let before = threadSwitches()
    // Not Task.sleep: its timer would be a wake-up of the benchmark's own.
    sleep(seconds)
    let after = threadSwitches()
    let woken = after.filter { $0.value.count != before[$0.key]?.count && $0.key != getpid() }
    print("  threads \(after.count), woken in \(seconds) s: \(woken.count)")
    for (id, thread) in woken { print("    \(thread.name): \(thread.count - (before[id]?.count ?? 0))") }
    print("  resident \(residentKilobytes()) kB")
    watch.stop()
    await reader.player.stop()
    _ = server
  }

  private static func threadSwitches() -> [Int32: (name: String, count: Int)] {
    let folder = "/proc/self/task"
    var result: [Int32: (String, Int)] = [:]
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard let id = Int32(entry),
        let text = try? String(contentsOfFile: "\(folder)/\(entry)/status", encoding: .utf8)
      else { continue }
      let count = numbers(after: "ctxt_switches:", in: text).reduce(0, +)
      let name = text.split(separator: "\n").first.map { String($0.dropFirst(6)) } ?? ""
      result[id] = (name, count)
    }
    return result
  }

  private static func residentKilobytes() -> Int {
    let text = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    return numbers(after: "VmRSS:", in: text).first ?? 0
  }

  private static func numbers(after key: String, in text: String) -> [Int] {
    text.split(separator: "\n").filter { $0.contains(key) }
      .compactMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } }
  }
}
