// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc

/// One line to whoever started the program, or to the log that reads along.
enum StandardError {
  static func say(_ sentence: String) {
    fputs("kodeoplaeserd: \(sentence)\n", stderr)
  }
}
