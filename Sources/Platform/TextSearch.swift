// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux

/// Searching in text without the standard library's regular expressions.
public enum TextSearch {
  /// Whether `part` occurs in `text`, whatever the case of ASCII letters: strcasestr(3).
  public static func contains(_ text: String, _ part: String) -> Bool { unsafe clinux_holds(text, part) }
}
