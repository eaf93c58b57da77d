// SPDX-License-Identifier: GPL-3.0-or-later

import Glibc
import Platform

/// An error of a keypad that cannot be used, or no longer.
public enum KeypadError: Error, Equatable, Sendable {
  /// The path names nothing.
  case notFound(path: String)
  /// The device or file is there, but may not be read by this user.
  case notAllowed(path: String)
  /// The device is no evdev device with the keys of a numeric keypad.
  case notAKeypad(path: String)
  /// Another program holds the device's grab.
  case inUse(path: String)
  /// There are keyboards with a keypad, and none was chosen for the reader yet.
  case notChosen(paths: [String])
  /// The keypad was unplugged.
  case gone(path: String)
  /// A wireless keypad went to sleep or out of reach, as they do: it comes back with its next key.
  case asleep(path: String)
  /// Standard input is no terminal.
  case notATerminal
  /// A script holds what is no key; `position` counts bytes from 1. `found` is never a digit.
  case notAKey(found: String, position: Int)
  /// A script's `~` is followed by no number of milliseconds, or by one over 99 999.
  case badPause(position: Int)
  /// The choice is none of `evdev:PATH`, `terminal`, `pipe:PATH`.
  case unknownChoice(String)
  /// Any other failure of the system.
  case system(path: String, reason: String)
}

extension KeypadError: CustomStringConvertible {
  /// One sentence for logs, with a hint where the user can do something.
  public var description: String {
    switch self {
    case .notFound(let path): "there is no keypad at \(path)"
    case .notAllowed(let path):
      "the keypad at \(path) may not be read; hint: is this user in the group input?"
    case .notAKeypad(let path):
      "\(path) is no numeric keypad; hint: kodeoplaeser doctor --keypads names those there are"
    case .inUse(let path): "another program holds the keypad at \(path)"
    case .notChosen(let paths):
      "none of the keyboards with a keypad is the reader's yet, \(paths.joined(separator: ", ")); "
        + "hint: press plus on the keypad that is to be, or name it with --keypad evdev:PATH"
    case .gone(let path): "the keypad at \(path) was unplugged"
    case .asleep(let path):
      "the wireless keypad at \(path) is asleep or out of reach; its next key brings it back"
    case .notATerminal: "standard input is no terminal; hint: --keypad pipe:- reads keys from it all the same"
    case .notAKey(let found, let position):
      "character \(position) of the keypad's script, \(found), is no key"
    case .badPause(let position):
      "character \(position) of the keypad's script should begin a pause such as ~250, of at most 99999 ms"
    case .unknownChoice(let choice): "no such keypad: \(choice); hint: evdev:PATH, terminal or pipe:PATH"
    case .system(let path, let reason): "the keypad at \(path) cannot be read: \(reason)"
    }
  }

  /// What programs and the reader's table of sentences know it by: it never changes.
  public var code: String {
    switch self {
    case .notFound, .notAKeypad, .notATerminal, .unknownChoice: "errorKeypadMissing"
    case .notAllowed: "errorKeypadNotAllowed"
    case .inUse: "errorKeypadInUse"
    case .notChosen: "errorKeypadNotChosen"
    case .gone, .asleep: "errorKeypadGone"
    case .notAKey, .badPause: "errorKeypadScript"
    case .system: "errorKeypadFailed"
    }
  }
}

extension KeypadError {
  /// The error for the errno(3) of a call on `path`.
  init(_ code: CInt, path: String) {
    switch code {
    case ENOENT, ENOTDIR, ENXIO: self = .notFound(path: path)
    case EACCES, EPERM: self = .notAllowed(path: path)
    case EBUSY: self = .inUse(path: path)
    case ENODEV: self = .gone(path: path)
    case ENOTTY: self = .notAKeypad(path: path)
    default: self = .system(path: path, reason: SystemError(code).description)
    }
  }
}
