// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Lets the core expire what has lapsed: sleeps until something lives, then looks when it is due, at least once a second.
/// Before that, once, it lets it forget the passports of enrolments that were left.
struct Expiry: Sendable {
  let core: ApprovalCore
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
