// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// One line to whoever started the program, or to the log that reads along.
enum StandardError {
  static func say(_ sentence: String) {
    let line = Array("kodeoplaeserd: \(sentence)\n".utf8)
    _ = line.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}
