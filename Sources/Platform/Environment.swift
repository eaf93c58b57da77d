// SPDX-License-Identifier: GPL-3.0-or-later

internal import CLinux
internal import Glibc

/// The environment that the process was started with: environ(7).
public enum Environment {
  /// The value of a variable; nil where it is not set or empty, as the XDG base directories have it.
  public static subscript(_ name: String) -> String? {
    guard let value = unsafe getenv(name) else { return nil }
    let text = unsafe String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// Whether the process has the rights of the user who set the environment, and no others: one uid, one gid, and no AT_SECURE
  /// (getauxval(3)). Where it has others, no path may be taken from the environment.
  public static var isTrusted: Bool { clinux_has_own_rights() }
}
