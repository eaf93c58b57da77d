// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// What the core has to say when nobody asked: messages that waited for the daemon, and switches of method
/// that became due.
///
/// It wakes when a switch is due or one moved, and sleeps otherwise.
struct Announcing: Sendable {
  let core: ApprovalCore

  func run() async {
    let notices = await core.notices()
    do {
      let waiting = try await core.deliverMessages()
      if waiting > 0 { StandardError.say("\(waiting) text messages wait for the gateway") }
    } catch {
      StandardError.say("text messages cannot be handed over: \(error.description)")
    }
    var alarm = alarm()
    for await notice in notices {
      guard case .methodSwitch(let news, _) = notice, news != .due else { continue }
      alarm.cancel()
      alarm = self.alarm()
    }
    alarm.cancel()
  }

  /// Announces what is due, and again when the next one is.
  private func alarm() -> Task<Void, Never> {
    Task {
      while !Task.isCancelled, let due = try? await core.announceDueSwitches() {
        try? await Task.sleep(for: due)
      }
    }
  }
}
