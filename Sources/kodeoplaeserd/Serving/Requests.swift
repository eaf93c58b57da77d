// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// What becomes of requests whose services go away.
actor Requests {
  private var isClosing = false

  /// The daemon is ending: requests outlive it, although their watchers do not.
  func close() {
    isClosing = true
  }

  /// The one who watched is gone.
  func abandon(_ id: ApprovalID, in core: ApprovalCore) async {
    guard !isClosing else { return }
    try? await core.cancel(id)
  }
}
