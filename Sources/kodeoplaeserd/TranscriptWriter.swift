// SPDX-License-Identifier: GPL-3.0-or-later
internal import Platform
internal import Reader
internal import Synchronization

/// Takes a transcript's lines to where they are written, on a thread of its own: nobody who presses a key or hears a word
/// waits for a disk, a pipe or a terminal.
final class TranscriptWriter: Sendable {
  /// So many lines may wait, hours of a conversation: whoever should take them takes none any more.
  private static let longestBacklog = 10_000
  /// How long the last lines may take to be written.
  private static let patience = Duration.seconds(1)

  private let thread = SerialThread(name: "transcript")
  private let backlog = Atomic<Int>(0)
  private let isTold = Atomic<Bool>(false)

  /// Writes a line after those before it; returns at once.
  ///
  /// - Parameter outlet: writes it, and may take as long as it does.
  func write(_ line: TranscriptLine, to outlet: @escaping @Sendable (TranscriptLine) -> Void) {
    guard backlog.load(ordering: .relaxed) < Self.longestBacklog else {
      if !isTold.exchange(true, ordering: .relaxed) {
        StandardError.say("nobody takes the transcript: lines of it are missing")
      }
      return
    }
    backlog.add(1, ordering: .relaxed)
    thread.perform { [self] in
      outlet(line)
      backlog.subtract(1, ordering: .relaxed)
    }
  }

  /// Returns when every line is written that was told until now, or cannot be.
  func flush() async {
    let (written, sign) = AsyncStream.makeStream(of: Void.self)
    thread.perform { sign.finish() }
    let waiting = Task {
      try? await Task.sleep(for: Self.patience)
      sign.finish()
    }
    for await _ in written {}
    waiting.cancel()
  }
}
