// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Foundation
import Testing

/// The test that the article on the transcript offers to others, run as it stands there.
@Suite(.timeLimit(.minutes(20)), .enabled(if: Peer.isWanted(program: "python3")))
struct TranscriptExampleTests {
  @Test func `the example of a test by transcript hears the real reader and approves`() async throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let article = try String(
      contentsOf: root.appending(path: "Sources/Reader/Reader.docc/TranscriptFormat.md"), encoding: .utf8)
    let blocks = article.components(separatedBy: "```python\n").dropFirst()
    try #require(blocks.count == 1)
    let script = try #require(blocks.first?.components(separatedBy: "```").first)
    let scratch = try Scratch("example")
    try script.write(toFile: scratch.path("test.py"), atomically: true, encoding: .utf8)
    let programs = URL(fileURLWithPath: Program.path("kodeoplaeserd")).deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let child = try Child(
      ["python3", scratch.path("test.py")],
      environment: ProcessInfo.processInfo.environment.merging(["PATH": programs + ":" + path]) { $1 })
    let end = await child.end()
    #expect(end.status == 0, "\(end.errors)")
    #expect(end.lines.last == "heard and approved")
  }
}
