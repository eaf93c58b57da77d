// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc

extension SoundError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownOutput(let text):
      "unknown audio output '\(text)' (hint: alsa:NAME, wav:FILE or wav-unpaced:FILE)"
    case .missing(let output): "there is no sound output \(output) (hint: aplay -L lists the names)"
    case .busy(let output): "another program holds \(output) (hint: alsa:default shares the device)"
    case .forbidden(let output): "no permission for \(output) (hint: the group is audio)"
    case .unsuitable(let output):
      "\(output) does not take 22050 Hz, mono, 16 bits (hint: use plughw: for hw:)"
    case .gone(let output): "\(output) is gone"
    case .stuck(let output): "\(output) takes no more sound"
    case .suspended(let output): "\(output) was suspended with the machine"
    case .underrun(let output): "\(output) ran out of sound for a moment"
    case .replaced(let output):
      "\(output) is another device now (hint: name the card, as in alsa:plughw:CARD=...)"
    case .hopeless(let output): "\(output) was stuck three times (hint: restart the daemon)"
    case .file(let path, let code): "cannot write \(path): \(Self.message(errno: code))"
    case .device(let output, let code): "\(output): \(Self.message(alsa: code))"
    }
  }

  private static func message(errno code: Int32) -> String {
    guard let text = unsafe strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }

  private static func message(alsa code: Int32) -> String {
    guard let text = unsafe snd_strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }
}
