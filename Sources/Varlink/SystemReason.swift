// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc

/// The system's own words for an errno(3).
enum SystemReason {
  static func text(_ code: CInt) -> String { unsafe String(cString: strerror(code)) }
}
