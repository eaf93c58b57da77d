// SPDX-License-Identifier: GPL-3.0-or-later
import Glibc
import Options
import Varlink

/// Where the daemon listens, and the way to it.
enum Daemon {
  private static let systemSocket = "/run/kodeoplaeser/socket"

  static func connect(_ invocation: Invocation) throws(VarlinkError) -> VarlinkClient {
    try VarlinkClient(path: socket(invocation))
  }

  /// `--socket`, else the system's socket for root and where there is one, else the user's own.
  static func socket(_ invocation: Invocation) -> String {
    if let given = invocation["--socket"] { return given }
    if getuid() == 0 || access(systemSocket, F_OK) == 0 { return systemSocket }
    guard let folder = getenv("XDG_RUNTIME_DIR") else { return systemSocket }
    return String(cString: folder) + "/kodeoplaeser/socket"
  }
}
