// SPDX-License-Identifier: GPL-3.0-or-later

extension OutputDescription {
  /// Makes the output described, not yet open, as often as it is asked to: one after the other for the same player.
  ///
  /// Together they stand for one device: the one that the first of them opened. See `SoundError.replaced`.
  ///
  /// - Parameter buffer: how much sound a device holds; files hold none.
  public func outputs(buffer: Duration) -> @Sendable () -> sending any Output {
    let memory = DeviceMemory()
    return { output(buffer: buffer, memory: memory) }
  }

  /// The output described, not yet open, for as long as it does not hang; `outputs` makes others in its place.
  public func output(buffer: Duration) -> sending any Output {
    output(buffer: buffer, memory: DeviceMemory())
  }

  private func output(buffer: Duration, memory: DeviceMemory) -> sending any Output {
    switch self {
    case .alsa(let name): ALSAOutput(device: name, buffer: buffer, memory: memory)
    case .wav(let path): WAVOutput(path: path, paced: true)
    case .unpacedWAV(let path): WAVOutput(path: path, paced: false)
    }
  }
}
