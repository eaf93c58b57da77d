// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore

/// Who asked for which living approval: only they may watch it, answer it or withdraw it.
actor Requests {
  private var askers: [ApprovalID: UInt32] = [:]
  private var order: [ApprovalID] = []
  private var isClosing = false
  /// More than can live at once on one reader; the oldest are forgotten first.
  private static let remembered = 4096

  func remember(_ id: ApprovalID, askedBy uid: UInt32) {
    askers[id] = uid
    order.append(id)
    if order.count > Self.remembered { askers[order.removeFirst()] = nil }
  }

  func asker(of id: ApprovalID) -> UInt32? {
    askers[id]
  }

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
