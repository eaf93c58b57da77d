// SPDX-License-Identifier: GPL-3.0-or-later

/// The 44 bytes before the samples of a RIFF WAVE file of `SampleFormat`.
enum WAVHeader {
  static let size = 44

  /// The sizes stop growing at the format's limit of four gigabytes, 27 hours.
  static func bytes(frames: Int) -> [UInt8] {
    let data = UInt32(clamping: min(frames * 2, Int(UInt32.max) - 64))
    let rate = UInt32(SampleFormat.rate)
    return Array("RIFF".utf8) + little(data + 36) + Array("WAVEfmt ".utf8)
      + little(16 as UInt32) + little(1 as UInt16) + little(1 as UInt16)
      + little(rate) + little(rate * 2) + little(2 as UInt16) + little(16 as UInt16)
      + Array("data".utf8) + little(data)
  }

  private static func little(_ value: some FixedWidthInteger) -> [UInt8] {
    (0..<value.bitWidth / 8).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  }
}
