// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// The one sound that needs no sound card: the bell of the console, or of the terminal the daemon was started from.
enum ConsoleBell {
  static func ring() {
    let bell: [UInt8] = [7]
    for path in ["/dev/console", "/dev/tty"] {
      let descriptor = open(path, O_WRONLY | O_NOCTTY | O_NONBLOCK | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      defer { close(descriptor) }
      if write(descriptor, bell, bell.count) == bell.count { return }
    }
  }
}
