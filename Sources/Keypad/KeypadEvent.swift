// SPDX-License-Identifier: GPL-3.0-or-later

/// What happens on a keypad.
public enum KeypadEvent: Equatable, Sendable {
  /// A key went down. Repeats and releases are not told.
  case key(Key)

  /// The script, or the terminal's input, came to its end: no more keys will come.
  case ended

  /// The device went away or the script cannot be read: no more keys will come from this keypad.
  case lost(KeypadError)
}
