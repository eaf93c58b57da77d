// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Platform

/// Tells the supervisor how the daemon stands (sd_notify(3)); nobody listens where `NOTIFY_SOCKET` is not set.
enum ServiceNotice {
  static func ready() { send("READY=1") }
  static func stopping() { send("STOPPING=1") }
  static func alive() { send("WATCHDOG=1") }

  /// Begins to reload; `ready` says that it is done. The time is what systemd 253 and later tell reloads apart by.
  static func reloading() {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    send("RELOADING=1\nMONOTONIC_USEC=\(Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)")
  }

  /// Whether somebody listens, who starts the daemon again when it ends.
  static var isSupervised: Bool { Environment["NOTIFY_SOCKET"] != nil }

  /// How often the supervisor wants to hear `alive`, if it does at all (sd_watchdog_enabled(3)).
  static var watchdogInterval: Duration? {
    guard let microseconds = Environment["WATCHDOG_USEC"].flatMap(Int64.init), microseconds > 0 else {
      return nil
    }
    if let process = Environment["WATCHDOG_PID"], Int32(process) != getpid() { return nil }
    return .microseconds(microseconds)
  }

  private static func send(_ state: String) {
    guard let path = Environment["NOTIFY_SOCKET"] else { return }
    ServiceManager.notify(state, at: path)
  }
}
