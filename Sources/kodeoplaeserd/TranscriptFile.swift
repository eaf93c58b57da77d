// SPDX-License-Identifier: GPL-3.0-or-later
internal import Glibc
internal import JSON
internal import Reader

/// A file that takes a transcript line by line: JSON Lines, each written whole before the next.
struct TranscriptFile: Sendable {
  private let descriptor: Int32

  /// Begins the file anew, readable by its owner alone, also where it was there before; a link is not followed.
  init(path: String) throws(DaemonError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0, fchmod(descriptor, 0o600) == 0, Self.empty(descriptor) else {
      throw .usage("the transcript \(path) cannot be written: \(String(cString: strerror(errno)))")
    }
  }

  /// What is no regular file, as a pipe, has nothing to take away.
  private static func empty(_ descriptor: Int32) -> Bool {
    ftruncate(descriptor, 0) == 0 || errno == EINVAL
  }

  func write(_ line: TranscriptLine) {
    var bytes = Array((Self.text(of: line) + "\n").utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if written > 0 { bytes = bytes.dropFirst(written) } else if errno != EINTR { return }
    }
  }

  /// The line as one JSON object.
  static func text(of line: TranscriptLine) -> String {
    (try? JSONValue(encoding: line).written()).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }
}
