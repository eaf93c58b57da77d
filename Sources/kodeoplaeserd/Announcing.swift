// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// What the core has to say when nobody asked: switches of method that became due.
///
/// It wakes when a switch is due or one moved, and sleeps otherwise.
struct Announcing: Sendable {
  let core: ApprovalCore
  /// Takes what went wrong, to be heard.
  let report: @Sendable (CoreError) -> Void

  func run() async {
    let switches = await core.signals { notice in
      if case .methodSwitch(let news, _) = notice { news != .due } else { false }
    }
    var alarm = alarm()
    for await _ in switches {
      alarm.cancel()
      alarm = self.alarm()
    }
    alarm.cancel()
  }

  /// Announces what is due, and again when the next one is.
  private func alarm() -> Task<Void, Never> {
    Task {
      // While a switch waits, the time seen is kept now and then: a boot believes less than the machine saw.
      await DueWatch(
        longestWait: core.limits.clockMemoryInterval, pause: core.limits.retryInterval, report: report
      ).run { () throws(CoreError) in try await core.announceDueSwitches() }
    }
  }
}
