// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Testing

/// Which threads the daemon has: a pool that looks after itself every second would never let it rest.
@Suite(.timeLimit(.minutes(20))) struct DaemonThreadTests {
  @Test func `the daemon's tasks run on its own threads, and libdispatch starts none`() async throws {
    let house = try await Household(["--language", "en"])
    try await house.enrol()
    let folder = "/proc/\(house.daemon.pid)/task"
    let names = try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { thread in
      // One that ended meanwhile is none.
      try? String(contentsOfFile: "\(folder)/\(thread)/comm", encoding: .utf8).trimmingCharacters(
        in: .newlines)
    }
    #expect(names.contains("worker") && names.contains("synthesis"))
    #expect(names.filter { $0.contains("qos") }.isEmpty)
    _ = try await house.end()
  }
}
