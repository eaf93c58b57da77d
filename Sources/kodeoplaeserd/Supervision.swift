// SPDX-License-Identifier: GPL-3.0-or-later
internal import Reader
internal import Speech

/// What a supervisor may ask of the daemon while it works: whether it is alive, and to read its voices again.
struct Supervision: Sendable {
  let conversation: Conversation

  /// Answers until the task is cancelled.
  func run(_ reloads: AsyncStream<Int32>) async {
    await withTaskGroup { group in
      group.addTask { await tellAlive() }
      group.addTask { for await _ in reloads { await reload() } }
    }
  }

  /// Says that the daemon is alive for as long as its conversation answers.
  ///
  /// The answer comes through the queue of keys and notices, so that a conversation which hangs in one of them is not
  /// alive; and a conversation ends with its player, so that one which answers can be heard.
  private func tellAlive() async {
    guard let interval = ServiceNotice.watchdogInterval else { return }
    while !Task.isCancelled {
      await conversation.answers()
      guard !Task.isCancelled else { return }
      ServiceNotice.alive()
      // Half of what is given, as sd_watchdog_enabled(3) advises.
      try? await Task.sleep(for: interval / 2)
    }
  }

  private func reload() async {
    ServiceNotice.reloading()
    defer { ServiceNotice.ready() }
    do throws(SpeechError) {
      try await conversation.reloadVoices()
      StandardError.say("the voices were read again")
    } catch {
      conversation.report(phrase: error.phrase)
      StandardError.say("the voices stay as they were: \(error.description)")
    }
  }
}
