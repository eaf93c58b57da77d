// SPDX-License-Identifier: GPL-3.0-or-later

/// Which output to play to, as written on the command line.
public enum OutputDescription: Sendable, Equatable {
  /// The PCM `name` of libasound.
  case alsa(name: String)
  /// A WAV file in real time: sample positions equal time.
  case wav(path: String)
  /// A WAV file as fast as it can be written, without silence between passages.
  case unpacedWAV(path: String)

  /// Parses `alsa:NAME`, `wav:FILE` and `wav-unpaced:FILE`.
  ///
  /// - Throws: `SoundError.unknownOutput` for any other form and for an empty name.
  public init(parsing text: String) throws(SoundError) {
    for (prefix, make) in Self.forms where text.hasPrefix(prefix) && text.utf8.count > prefix.utf8.count {
      self = make(String(text.dropFirst(prefix.count)))
      return
    }
    throw .unknownOutput(text)
  }

  private static let forms: [(prefix: String, make: @Sendable (String) -> Self)] = [
    ("alsa:", { .alsa(name: $0) }),
    ("wav:", { .wav(path: $0) }),
    ("wav-unpaced:", { .unpacedWAV(path: $0) }),
  ]

  /// Returns a function that makes outputs as described, not yet open: one after the other for the same player.
  ///
  /// All of them stand for the device that the first of them opened; see `SoundError.replaced`.
  ///
  /// - Parameter buffer: how much sound a device holds; files hold none.
  public func outputs(buffer: Duration) -> @Sendable () -> sending any Output {
    let memory = DeviceMemory()
    return { output(buffer: buffer, memory: memory) }
  }

  private func output(buffer: Duration, memory: DeviceMemory) -> sending any Output {
    switch self {
    case .alsa(let name): ALSAOutput(device: name, buffer: buffer, memory: memory)
    case .wav(let path): WAVOutput(path: path, paced: true)
    case .unpacedWAV(let path): WAVOutput(path: path, paced: false)
    }
  }
}

extension OutputDescription: CustomStringConvertible {
  /// The form that `init(parsing:)` parses.
  public var description: String {
    switch self {
    case .alsa(let name): "alsa:\(name)"
    case .wav(let path): "wav:\(path)"
    case .unpacedWAV(let path): "wav-unpaced:\(path)"
    }
  }
}
