// SPDX-License-Identifier: GPL-3.0-or-later
public import Sound
public import Speech

/// What keeps the reader from being heard.
public enum Trouble: Error, Sendable {
  /// The output is gone, busy or hopeless.
  case output(SoundError)
  /// The voice does not speak.
  case voice(SpeechError)
}

extension Trouble: CustomStringConvertible {
  public var description: String {
    switch self {
    case .output(let error): error.description
    case .voice(let error): error.description
    }
  }
}
