// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Hands over the text messages that waited for the daemon, and again those that the gateway did not take.
///
/// It sleeps until one waits. Then it tries after each pause until none does: a disk that was full, or a folder that was
/// away, costs a message its time and not its way.
struct MessageDelivery: Sendable {
  let core: ApprovalCore
  let pause: Duration
  /// Takes what went wrong, to be heard.
  let report: @Sendable (CoreError) -> Void

  func run() async {
    let waits = await core.signals { if case .messagesWait = $0 { true } else { false } }
    await deliver(isAnnounced: true)
    for await _ in waits {
      StandardError.say("text messages wait for the gateway")
      var isDone = false
      while !isDone, (try? await Task.sleep(for: pause)) != nil { isDone = await deliver() }
    }
  }

  /// Whether none waits any more.
  @discardableResult
  private func deliver(isAnnounced: Bool = false) async -> Bool {
    do throws(CoreError) {
      return try await core.deliverMessages(isAnnounced: isAnnounced) == 0
    } catch {
      report(error)
      StandardError.say("text messages cannot be handed over: \(error.description)")
      return false
    }
  }
}
