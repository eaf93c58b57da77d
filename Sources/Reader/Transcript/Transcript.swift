// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// What was heard, pressed and decided, line by line, for whoever reads along.
///
/// Lines are numbered in time from the first one. Secrets are `•` unless it was made to hold them, and then its first
/// line says so.
public actor Transcript {
  public nonisolated let holdsSecrets: Bool
  private let write: @Sendable (TranscriptLine) -> Void
  private let clock = ContinuousClock()
  private var start: ContinuousClock.Instant?
  private var readers: [Int: AsyncStream<TranscriptLine>.Continuation] = [:]
  private var nextReader = 0

  /// - Parameter write: takes each line, in order; called on the transcript's actor.
  public init(holdsSecrets: Bool = false, write: @escaping @Sendable (TranscriptLine) -> Void) {
    self.holdsSecrets = holdsSecrets
    self.write = write
  }

  /// Puts a line after the last, with its time.
  public func add(_ line: TranscriptLine) {
    var line = line
    let now = clock.now
    if start == nil {
      start = now
      if holdsSecrets { line.holdsSecrets = true }
    }
    let elapsed = now - (start ?? now)
    line.t = (Double(elapsed.wholeMilliseconds) / 1000)
    write(line)
    for reader in readers.values { reader.yield(line) }
  }

  /// The lines from now on. Never one with a secret: a transcript that holds them is read from its file.
  public func lines() -> AsyncStream<TranscriptLine> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: TranscriptLine.self, bufferingPolicy: .bufferingNewest(1024))
    guard !holdsSecrets else {
      continuation.finish()
      return stream
    }
    let number = nextReader
    nextReader += 1
    readers[number] = continuation
    continuation.onTermination = { [weak self] _ in
      Task { await self?.forget(reader: number) }
    }
    return stream
  }

  private func forget(reader number: Int) {
    readers[number] = nil
  }
}
