// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// What the core has to say when nobody asked: switches of method, and recoveries, that became due.
///
/// It wakes when one is due or one moved, and sleeps otherwise.
struct Announcing: Sendable {
  let core: ApprovalCore
  /// Takes what went wrong, to be heard.
  let report: @Sendable (CoreError) -> Void

  func run() async {
    let moves = await core.signals { notice in
      switch notice {
      case .methodSwitch(let news, _): news != .due
      case .recovery(let news, _): news != .due
      default: false
      }
    }
    var alarm = alarm()
    for await _ in moves {
      alarm.cancel()
      alarm = self.alarm()
    }
    alarm.cancel()
  }

  /// Announces what is due, and again when the next one is.
  private func alarm() -> Task<Void, Never> {
    Task {
      // While something waits, the time seen is kept now and then: a boot believes less than the machine saw.
      await DueWatch(
        longestWait: core.limits.clockMemoryInterval, pause: core.limits.retryInterval, report: report
      ).run { () throws(CoreError) in
        let waits = [try await core.announceDueSwitches(), try await core.announceDueRecoveries()]
        return waits.compactMap(\.self).min()
      }
    }
  }
}
