// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Platform

/// One line to whoever started the program, or to the log that reads along.
enum StandardError {
  static func say(_ sentence: String) {
    WriteTarget.file(STDERR_FILENO).writeAll(Array("kodeoplaeserd: \(sentence)\n".utf8))
  }
}
