// SPDX-License-Identifier: GPL-3.0-or-later

extension Recording {
  /// Reads a RIFF WAVE file: PCM of 8, 16, 24 or 32 bits, or IEEE floats, of up to eight channels.
  ///
  /// A data chunk that claims more than is there, as one has whose length nobody knew when it was begun, reaches to the end.
  ///
  /// - Throws: `RecordingError`, where it is none or its samples are of another kind.
  public init(wav bytes: [UInt8]) throws(RecordingError) {
    let file = WAVReader(bytes)
    guard file.tag(at: 0) == "RIFF", file.tag(at: 8) == "WAVE" else { throw .notWAV }
    var format: WAVFormat?
    for chunk in file.chunks {
      switch chunk.tag {
      case "fmt ": format = try WAVFormat(file, chunk.content)
      case "data":
        guard let format else { throw .cutShort }
        self.init(rate: format.rate, channels: format.channels(of: bytes[chunk.content]))
        return
      default: continue
      }
    }
    throw .cutShort
  }
}

/// The bytes of a RIFF file, little-endian, read without running past its end.
private struct WAVReader {
  let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func tag(at place: Int) -> String? {
    guard place + 4 <= bytes.count else { return nil }
    return String(decoding: bytes[place..<place + 4], as: UTF8.self)
  }

  /// A number of this many bytes; 0 behind the end.
  func number(at place: Int, bytes count: Int) -> Int {
    guard place + count <= bytes.count else { return 0 }
    return (0..<count).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
  }

  /// The chunks in their order, each no longer than the file. Behind one of odd length stands a byte that is skipped.
  var chunks: [(tag: String, content: Range<Int>)] {
    var chunks: [(String, Range<Int>)] = []
    var place = 12
    while let tag = tag(at: place), place + 8 <= bytes.count {
      let length = number(at: place + 4, bytes: 4)
      let end = min(bytes.count, place + 8 + length)
      chunks.append((tag, place + 8..<end))
      place = place + 8 + length + length % 2
    }
    return chunks
  }
}

/// How a file's samples are written: Microsoft's WAVEFORMATEX, and its extensible form.
private struct WAVFormat {
  let rate: Int
  private let channelCount: Int
  private let width: Int
  private let isFloat: Bool

  init(_ file: WAVReader, _ content: Range<Int>) throws(RecordingError) {
    guard content.count >= 16 else { throw .cutShort }
    let start = content.lowerBound
    var tag = file.number(at: start, bytes: 2)
    channelCount = file.number(at: start + 2, bytes: 2)
    rate = file.number(at: start + 4, bytes: 4)
    let bits = file.number(at: start + 14, bytes: 2)
    if tag == 0xFFFE, content.count >= 26 { tag = file.number(at: start + 24, bytes: 2) }
    isFloat = tag == 3
    let widths = tag == 1 ? [8, 16, 24, 32] : tag == 3 ? [32, 64] : []
    guard widths.contains(bits) else { throw .format(tag: tag, bits: bits) }
    guard (1...8).contains(channelCount), (4000...384_000).contains(rate) else {
      throw .layout(channels: channelCount, rate: rate)
    }
    width = bits / 8
  }

  func channels(of data: ArraySlice<UInt8>) -> [[Float]] {
    let frame = channelCount * width
    let count = data.count / frame
    return (0..<channelCount).map { channel in
      (0..<count).map { sample(data, at: data.startIndex + $0 * frame + channel * width) }
    }
  }

  private func sample(_ data: ArraySlice<UInt8>, at place: Int) -> Float {
    let raw = (0..<width).reduce(UInt64(0)) { $0 | UInt64(data[place + $1]) << (8 * $1) }
    switch (isFloat, width) {
    case (true, 4): return Self.finite(Float(bitPattern: UInt32(raw)))
    case (true, _): return Self.finite(Float(Double(bitPattern: raw)))
    // Eight bits have no sign: 128 is silence.
    case (false, 1): return (Float(raw) - 128) / 128
    default:
      let shift = 64 - 8 * width
      return Float(Double(Int64(bitPattern: raw << shift) >> shift) / Double(Int64(1) << (8 * width - 1)))
    }
  }

  /// No number and infinity, which are no sound.
  private static func finite(_ value: Float) -> Float { value.isFinite ? value : 0 }
}
