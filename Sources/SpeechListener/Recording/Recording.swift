// SPDX-License-Identifier: GPL-3.0-or-later

/// Sound as numbers: what a WAV file holds, full scale is 1.
public struct Recording: Sendable {
  /// Samples of one channel in a second.
  public let rate: Int
  /// The samples of each channel; all channels are equally long.
  public let channels: [[Float]]
  /// The mean of the channels: what is listened to.
  public let samples: [Float]

  /// A recording of these channels, the shortest of which gives its length.
  public init(rate: Int, channels: [[Float]]) {
    self.rate = rate
    let count = channels.map(\.count).min() ?? 0
    self.channels = channels.map { Array($0.prefix(count)) }
    samples = Self.mean(of: self.channels, count: count)
  }

  private static func mean(of channels: [[Float]], count: Int) -> [Float] {
    guard channels.count > 1 else { return channels.first ?? [] }
    return (0..<count).map { frame in
      channels.reduce(Float(0)) { $0 + $1[frame] } / Float(channels.count)
    }
  }

  /// How many samples a channel has.
  public var count: Int { samples.count }

  /// Its length in seconds.
  public var duration: Double { seconds(count) }

  /// Where a sample is, in seconds from the first.
  public func seconds(_ sample: Int) -> Double { Double(sample) / Double(rate) }

  /// The sample at a time, within the recording.
  public func sample(at seconds: Double) -> Int {
    min(max(0, Int((seconds * Double(rate)).rounded())), count)
  }

  /// A stretch of it as a recording of its own.
  public func part(_ range: Range<Int>) -> Recording {
    Recording(rate: rate, channels: channels.map { Array($0[range.clamped(to: 0..<count)]) })
  }
}

/// Why a file cannot be listened to.
public enum RecordingError: Error, Hashable, Sendable {
  /// It does not begin as a RIFF WAVE file does.
  case notWAV
  /// It ends before its format or its first sample was told.
  case cutShort
  /// Its samples are of a kind that is not known.
  case format(tag: Int, bits: Int)
  /// A number of channels or samples a second that no recording of speech has.
  case layout(channels: Int, rate: Int)
}

extension RecordingError: CustomStringConvertible {
  /// What is wrong with the file, and what would do.
  public var description: String {
    switch self {
    case .notWAV: "it is no WAV file; give one that begins with RIFF and WAVE"
    case .cutShort: "it ends before its first sample; write it again"
    case .format(let tag, let bits):
      "its samples are of format \(tag) with \(bits) bits; whole numbers of 8 to 32 bits and floats are read"
    case .layout(let channels, let rate):
      "it has \(channels) channels at \(rate) samples a second; one to eight at 4000 to 384000 are read"
    }
  }
}
