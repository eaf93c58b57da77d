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
