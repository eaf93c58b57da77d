// SPDX-License-Identifier: GPL-3.0-or-later

/// What happens on a keypad.
public enum KeypadEvent: Equatable, Sendable {
  /// A key went down. Repeats and releases are not told.
  case key(Key)

  /// The script, or the terminal's input, came to its end: no more keys will come.
  case ended

  /// The device went away or is not there, or the script cannot be read. No keys come until `found`; where nothing can be
  /// found again, none at all.
  case lost(KeypadError)

  /// The device is there, after it was lost.
  case found(KeypadChoice)
}
