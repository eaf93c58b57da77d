// SPDX-License-Identifier: GPL-3.0-or-later

/// How keys are taken. A key means one thing in each mode. The mode changes by the person's own key, and without one in two
/// ways only: a request that arrives at rest asks for the PIN at once, and one that ends leaves digits without meaning for a
/// while.
public enum KeyMode: String, CaseIterable, Sendable {
  /// Hearing: at rest, a request, its text and its question.
  case listening
  /// Typing a PIN or a code: digits are digits.
  case typing
  /// Writing letters and digits: a user ID or a password.
  case writing
  /// Choosing from a menu: the settings, and the language of the first start.
  case choosing
}
