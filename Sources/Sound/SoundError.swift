// SPDX-License-Identifier: GPL-3.0-or-later

/// What can go wrong between samples and ears.
public enum SoundError: Error, Sendable, Equatable {
  /// The name of the output is none of the known forms.
  case unknownOutput(String)
  /// The device does not exist.
  case missing(output: String)
  /// Another program holds the device.
  case busy(output: String)
  /// This program may not use the device or the file.
  case forbidden(output: String)
  /// The device takes neither our rate nor our format, nor converts to one it takes.
  case unsuitable(output: String)
  /// The device went away while it was open.
  case gone(output: String)
  /// The device takes no sound although it says nothing is wrong.
  case stuck(output: String)
  /// The machine slept while it played; what the device held was not heard.
  case suspended(output: String)
  /// The device ran out of samples: a hole in the sound, and it goes on.
  case underrun(output: String)
  /// The name stands for another device now than when it was first opened.
  case replaced(output: String)
  /// Three times stuck: this process will not get a sound out any more, a new one may.
  case hopeless(output: String)
  /// The file could not be created or written; `code` is the `errno`.
  case file(path: String, code: Int32)
  /// libasound refused for another reason; `code` is its negative error number.
  case device(output: String, code: Int32)

  /// The key of the sentence that the reader speaks for it.
  public var phrase: String {
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
    case .replaced: "errorSoundReplaced"
    case .hopeless: "errorSoundHopeless"
    case .file: "errorSoundFile"
    case .device: "errorSoundDevice"
    }
  }
}
