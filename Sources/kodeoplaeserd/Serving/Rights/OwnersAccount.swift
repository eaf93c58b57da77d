// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Storage

/// The account of this machine that the reader's owner has, as it is kept now.
struct OwnersAccount: Sendable {
  let store: any CoreStore
  let memory: ReaderDatabase

  /// Whether this is it; what cannot be read says no.
  func isOwners(_ uid: UInt32) -> Bool {
    guard let owner = try? memory.device()?.user, let person = try? store.user(owner) else { return false }
    return person.systemAccount == uid
  }
}
