// SPDX-License-Identifier: GPL-3.0-or-later

internal import CALSA
internal import Glibc
internal import Platform

/// An error of an output.
public enum SoundError: Error, Sendable, Equatable {
  /// The description of the output has none of the forms that `OutputDescription` parses.
  case unknownOutput(String)
  /// The device does not exist.
  case missing(output: String)
  /// Another program holds the device.
  case busy(output: String)
  /// This program may not use the device or the file.
  case forbidden(output: String)
  /// The device supports neither `SampleFormat` nor a conversion from it.
  case unsuitable(output: String)
  /// The device went away while it was open.
  case gone(output: String)
  /// The device plays nothing, and reports no error.
  case stuck(output: String)
  /// The machine was suspended while the device played; what the device held was not heard.
  case suspended(output: String)
  /// The device ran out of samples, which left a hole in the sound, and plays on.
  case underrun(output: String)
  /// The mixer says that nothing of it is heard: it is muted, or at its lowest volume.
  case muted(output: String)
  /// The name stands for another device than when it was first opened.
  case replaced(output: String)
  /// The device was stuck three times. This process opens it no more; a new process may succeed.
  case hopeless(output: String)
  /// The file could not be created or written; `code` is the `errno`.
  case file(path: String, code: Int32)
  /// libasound refused for another reason; `code` is its negative error number.
  case device(output: String, code: Int32)

  /// The key of the sentence that the reader speaks for it.
  public var code: String {
    switch self {
    case .unknownOutput: "errorSoundUnknown"
    case .missing: "errorSoundMissing"
    case .busy: "errorSoundBusy"
    case .forbidden: "errorSoundForbidden"
    case .unsuitable: "errorSoundUnsuitable"
    case .gone: "errorSoundGone"
    case .stuck: "errorSoundStuck"
    case .suspended: "errorSoundSuspended"
    case .underrun: "errorSoundUnderrun"
    case .muted: "errorSoundMuted"
    case .replaced: "errorSoundReplaced"
    case .hopeless: "errorSoundHopeless"
    case .file: "errorSoundFile"
    case .device: "errorSoundDevice"
    }
  }
}

extension SoundError: CustomStringConvertible {
  /// One sentence for logs, with a hint where the user can do something.
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
    case .muted(let output):
      "\(output) is muted, or at its lowest volume; nothing counts as heard (hint: 3 on the keypad turns it up, or kodeoplaeser doctor --unmute)"
    case .replaced(let output):
      "\(output) is another device now (hint: name the card, as in alsa:plughw:CARD=...)"
    case .hopeless(let output): "\(output) was stuck three times (hint: restart the daemon)"
    case .file(let path, let code): "cannot write \(path): \(SystemError(code).description.lowercased())"
    case .device(let output, let code): "\(output): \(Self.message(alsa: code))"
    }
  }

  private static func message(alsa code: Int32) -> String {
    guard let text = unsafe snd_strerror(code) else { return "error \(code)" }
    return unsafe String(cString: text).lowercased()
  }
}

extension SoundError {
  /// The error for a negative result of snd_pcm_open(3).
  static func opening(_ output: String, _ code: Int32) -> SoundError {
    switch -code {
    case ENOENT, ENODEV, ENXIO, ECONNREFUSED: .missing(output: output)
    case EBUSY, EAGAIN: .busy(output: output)
    case EACCES, EPERM: .forbidden(output: output)
    default: .device(output: output, code: code)
    }
  }

  /// The error for a negative result of a call that plays. When a sound server ends or restarts, it is any of the errors of
  /// a broken connection.
  static func playing(_ output: String, _ code: Int32) -> SoundError {
    switch -code {
    case ENODEV, ENXIO, EBADFD, EIO, ECONNREFUSED, ECONNRESET, ENOTCONN, ECONNABORTED, ESHUTDOWN, ENOENT:
      .gone(output: output)
    case ESTRPIPE: .suspended(output: output)
    case EBUSY: .busy(output: output)
    default: .device(output: output, code: code)
    }
  }
}
