// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import Platform
internal import Reader

/// What is printed for whoever can read along: one fact a line, nothing that moves.
enum Screen {
  static var inputIsTerminal: Bool { isatty(STDIN_FILENO) == 1 }

  static func say(_ sentence: String) {
    WriteTarget.file(STDOUT_FILENO).writeAll(Array((sentence + "\n").utf8))
  }

  /// One line of the transcript, as a person would note it down.
  static func show(_ line: TranscriptLine) {
    if let earcon = line.earcon {
      say("(\(earcon))")
    } else if let words = line.say {
      let cut = line.complete == false ? " …" : ""
      say(line.voice == "quote" ? "“\(words)\(cut)”" : words + cut)
    } else if let key = line.key {
      say("[\(key)]")
    } else if let error = line.error {
      say("error: \(error)")
    }
  }
}
