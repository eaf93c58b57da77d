// SPDX-License-Identifier: GPL-3.0-or-later

extension OutputDescription {
  /// The output described, not yet open.
  ///
  /// - Parameter buffer: how much sound a device holds; files hold none.
  public func output(buffer: Duration) -> sending any Output {
    switch self {
    case .alsa(let name): ALSAOutput(device: name, buffer: buffer)
    case .wav(let path): WAVOutput(path: path, paced: true)
    case .unpacedWAV(let path): WAVOutput(path: path, paced: false)
    }
  }
}
