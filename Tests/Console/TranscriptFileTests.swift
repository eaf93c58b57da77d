// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation
import Reader
import Synchronization
import Testing

@testable import kodeoplaeserd

/// A transcript that there is no room for.
struct TranscriptFileTests {
  @Test func `a line that does not fit is told once, and the next that fits is whole`() throws {
    var ends: [Int32] = [-1, -1]
    try #require(pipe(&ends) == 0)
    for end in ends { try #require(fcntl(end, F_SETFL, O_NONBLOCK) == 0) }
    defer { for end in ends { close(end) } }
    let told = Mutex<[String]>([])
    let file = TranscriptFile(
      taking: ends[1], path: "heard.jsonl", tell: { sentence in told.withLock { $0.append(sentence) } })
    var line = TranscriptLine()
    line.error = String(repeating: "x", count: 5000)
    // A pipe holds 64 KiB, of which a part of a line is left over.
    for _ in 0..<20 { file.write(line) }
    let why = String(cString: strerror(EAGAIN))
    #expect(told.withLock(\.self) == ["the transcript heard.jsonl cannot be written: \(why)"])
    let whole = TranscriptFile.text(of: line)
    let before = try drained(ends[0]).split(separator: "\n")
    #expect(before.count > 1 && before.dropLast().allSatisfy { $0 == whole })
    #expect(before.last.map { whole.hasPrefix($0) && whole != $0 } == true, "the pipe took whole lines only")
    file.write(line)
    #expect(try drained(ends[0]) == "\n" + whole + "\n")
    #expect(told.withLock(\.count) == 1)
  }

  private func drained(_ descriptor: Int32) throws -> String {
    var (text, buffer) = ("", [UInt8](repeating: 0, count: 1 << 17))
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      guard count > 0 else { return text }
      text += String(decoding: buffer[..<count], as: UTF8.self)
    }
  }
}
