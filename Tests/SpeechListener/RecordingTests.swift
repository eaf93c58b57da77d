// SPDX-License-Identifier: GPL-3.0-or-later
import Children
import Testing

@testable import SpeechListener

@Suite(.timeLimit(.minutes(20))) struct RecordingTests {
  /// A WAV file of these samples, as their widths and kinds are written.
  private static func wav(
    tag: Int, bits: Int, channels: Int = 1, rate: Int = 8000, data: [UInt8], claims length: Int? = nil,
    before chunk: [UInt8] = []
  ) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
    let frame = channels * bits / 8
    let format =
      number(tag, 2) + number(channels, 2) + number(rate, 4) + number(rate * frame, 4) + number(frame, 2)
      + number(bits, 2)
    return Array("RIFF".utf8) + number(36 + data.count, 4) + Array("WAVE".utf8) + chunk + Array("fmt ".utf8)
      + number(format.count, 4) + format + Array("data".utf8) + number(length ?? data.count, 4) + data
  }

  private static let half: [(tag: Int, bits: Int, data: [UInt8])] = [
    (1, 8, [192]), (1, 16, [0, 64]), (1, 24, [0, 0, 64]), (1, 32, [0, 0, 0, 64]), (3, 32, [0, 0, 0, 63]),
    (3, 64, [0, 0, 0, 0, 0, 0, 224, 63]),
  ]

  @Test(arguments: half) func `half of full scale is read in every width`(tag: Int, bits: Int, data: [UInt8])
    throws
  {
    #expect(try Recording(wav: Self.wav(tag: tag, bits: bits, data: data)).samples == [0.5])
  }

  @Test func `the channels are read apart, and their mean is listened to`() throws {
    let file = Self.wav(tag: 1, bits: 16, channels: 2, data: [0, 64, 0, 0, 0, 192, 0, 0])
    let recording = try Recording(wav: file)
    #expect(recording.channels == [[0.5, -0.5], [0, 0]])
    #expect(recording.samples == [0.25, -0.25])
  }

  @Test func `chunks that are not known are passed over, and a byte behind those of odd length`() throws {
    let chunk = Array("LIST".utf8) + [3, 0, 0, 0] + [1, 2, 3, 0]
    let file = Self.wav(tag: 1, bits: 16, data: [0, 64], before: chunk)
    #expect(try Recording(wav: file).samples == [0.5])
  }

  @Test func `a file whose length nobody knew when it was begun is read to its end`() throws {
    let file = Self.wav(tag: 1, bits: 16, data: [0, 64, 0, 64], claims: 0xFFFF_FFFF)
    #expect(try Recording(wav: file).samples == [0.5, 0.5])
  }

  @Test func `what is no recording is refused, each for its reason`() {
    #expect(throws: RecordingError.notWAV) { try Recording(wav: []) }
    #expect(throws: RecordingError.notWAV) { try Recording(wav: Array("RIFF----AVI ".utf8)) }
    #expect(throws: RecordingError.format(tag: 6, bits: 8)) {
      try Recording(wav: Self.wav(tag: 6, bits: 8, data: [0]))
    }
    #expect(throws: RecordingError.layout(channels: 0, rate: 8000)) {
      try Recording(wav: Self.wav(tag: 1, bits: 16, channels: 0, data: []))
    }
    #expect(throws: RecordingError.layout(channels: 1, rate: 3)) {
      try Recording(wav: Self.wav(tag: 1, bits: 16, rate: 3, data: []))
    }
  }

  @Test func `a file that breaks off anywhere is refused or shorter, and never more`() throws {
    let whole = Self.wav(tag: 1, bits: 16, data: [0, 64, 0, 64, 0, 64])
    for length in 0..<whole.count {
      let part = try? Recording(wav: Array(whole[..<length]))
      #expect((part?.count ?? 0) < 3)
    }
  }

  @Test func `bytes of chance end nothing`() {
    var random = SeededRandom(seed: 22)
    for _ in 0..<500 {
      var file = Self.wav(tag: 1, bits: 16, data: [0, 64, 0, 64])
      for _ in 0...random.next(below: 6) {
        file[random.next(below: file.count)] = UInt8(random.next(below: 256))
      }
      guard let recording = try? Recording(wav: file) else { continue }
      _ = (recording.sounds(), recording.defects, Levels(of: recording))
    }
  }
}
