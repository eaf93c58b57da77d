// SPDX-License-Identifier: GPL-3.0-or-later
import Foundation

/// The lines of a file, FIFO or pipe as they come, read on a thread of its own: nothing here blocks a task.
final class LineReader: Sendable {
  let lines: AsyncStream<String>

  /// Opens `path` (which may wait for a writer) and reads it to its end.
  convenience init(path: String) {
    self.init { fopen(path, "r") }
  }

  private init(_ open: @escaping @Sendable () -> UnsafeMutablePointer<FILE>?) {
    let (lines, continuation) = AsyncStream.makeStream(of: String.self)
    self.lines = lines
    Thread.detachNewThread {
      defer { continuation.finish() }
      guard let file = open() else { return }
      defer { fclose(file) }
      var buffer: UnsafeMutablePointer<CChar>?
      var capacity = 0
      defer { free(buffer) }
      while getline(&buffer, &capacity, file) > 0, let buffer {
        continuation.yield(String(cString: buffer).trimmingCharacters(in: .newlines))
      }
    }
  }
}
