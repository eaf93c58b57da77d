// SPDX-License-Identifier: GPL-3.0-or-later
internal import CLinux
internal import Glibc

/// Tells the supervisor how the daemon stands (sd_notify(3)); nobody listens where `NOTIFY_SOCKET` is not set.
enum ServiceNotice {
  static func ready() { send("READY=1") }
  static func stopping() { send("STOPPING=1") }

  private static func send(_ state: String) {
    guard let value = getenv("NOTIFY_SOCKET") else { return }
    _ = clinux_notify(String(cString: value), state)
  }
}
