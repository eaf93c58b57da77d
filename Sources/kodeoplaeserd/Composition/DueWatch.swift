// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Looks for what has become due, and again when the look says so. A look that fails is told once and tried again after a
/// pause: what could not be read or kept now may be in a moment, and is no less due then.
struct DueWatch: Sendable {
  /// How long until the next look at most, while something waits.
  let longestWait: Duration
  /// How long after a look that failed.
  let pause: Duration
  /// Takes what went wrong, to be heard; once for looks that fail one after the other.
  let report: @Sendable (CoreError) -> Void

  /// Looks until nothing waits any more, or the task is cancelled.
  ///
  /// - Parameter look: answers how long until it is due; `nil` where nothing waits.
  func run(_ look: @Sendable () async throws(CoreError) -> Duration?) async {
    var isReported = false
    while !Task.isCancelled {
      do throws(CoreError) {
        guard let due = try await look() else { return }
        isReported = false
        try? await Task.sleep(for: min(due, longestWait))
      } catch {
        if !isReported { report(error) }
        isReported = true
        try? await Task.sleep(for: pause)
      }
    }
  }
}

/// What the core has to say when nobody asked: switches of method, and recoveries, that became due.
///
/// It wakes when one is due or one moved, and sleeps otherwise.
struct Announcing: Sendable {
  let core: IdentityProvider
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

/// Lets the core expire what has lapsed: sleeps until something lives, then looks when it is due, at least once a second.
/// Before that, once, it lets it forget the passports of enrolments that were left.
struct Expiry: Sendable {
  let core: IdentityProvider
  /// Takes what went wrong, to be heard.
  let report: @Sendable (CoreError) -> Void

  private static let longestLook = Duration.seconds(1)

  func run() async {
    let requests = await core.signals { notice in
      if case .approval(let approval) = notice { approval.state == .requested } else { false }
    }
    do throws(CoreError) {
      try await core.forgetLeftPassports()
    } catch {
      report(error)
    }
    await watch()
    for await _ in requests { await watch() }
  }

  private func watch() async {
    await DueWatch(longestWait: Self.longestLook, pause: core.limits.retryInterval, report: report)
      .run { () throws(CoreError) in try await core.expireLapsed() }
  }
}
