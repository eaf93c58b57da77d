// SPDX-License-Identifier: GPL-3.0-or-later

import Children
import Foundation
import Glibc
import Testing

@testable import Sound

@Suite(.promptly) struct WAVOutputTests {
  @Test(arguments: [false, true])
  func `opened again, a file goes on behind what was recorded`(isPaced: Bool) throws {
    let scratch = try Scratch()
    let output = WAVOutput(path: scratch.path("a.wav"), paced: isPaced)
    var starts: [Int] = []
    for first in [1, 5000] as [Int16] {
      try output.open()
      output.catchUp()
      starts.append(output.position)
      #expect(try output.write(ramp(300, from: Int(first)).span) == 300)
      output.close()
    }
    let samples = try Scratch.samples(ofWAV: scratch.path("a.wav"))
    #expect(starts[1] >= starts[0] + 300)
    #expect(samples[starts[0]..<starts[0] + 300] == ramp(300)[...])
    #expect(samples[starts[1]..<starts[1] + 300] == ramp(300, from: 5000)[...])
  }

  @Test func `a recording of another day is emptied at once`() throws {
    let scratch = try Scratch()
    let file = URL(filePath: scratch.path("a.wav"))
    try Data(repeating: 1, count: 1000).write(to: file)
    let output = WAVOutput(path: file.path, paced: false)
    try output.open()
    #expect(try Data(contentsOf: file).count == 44)
    output.close()
  }

  @Test func `a full disk is named, and the file is let go of`() throws {
    let output = WAVOutput(path: "/dev/full", paced: false)
    for _ in 0..<2 {
      #expect(throws: SoundError.file(path: "/dev/full", code: ENOSPC)) { try output.open() }
    }
    let held = try FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").compactMap {
      try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/fd/\($0)")
    }
    #expect(!held.contains("/dev/full"))
  }
}
