// SPDX-License-Identifier: GPL-3.0-or-later
public import Speech

/// What a supervisor and the wire ask of the conversation itself.
extension Conversation {
  /// Returns once everything given before was taken and performed.
  ///
  /// Waits without end where the conversation hangs or is over, until the task is cancelled: a watchdog's question.
  public func answers() async {
    let (answer, giver) = AsyncStream.makeStream(of: Void.self)
    ask(answer: giver)
    for await _ in answer { return }
  }

  /// Reads the voices again; where they do not hold, those it has stay.
  ///
  /// - Throws: `SpeechError` that names file, key and placeholder.
  public func reloadVoices() async throws(SpeechError) {
    try await books.reload()
  }
}
