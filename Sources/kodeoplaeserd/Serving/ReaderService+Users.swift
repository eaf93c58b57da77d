// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Reader
internal import ServiceInterfaces
internal import Varlink

/// Which of the reader's users a call is about.
extension ReaderService {
  /// Whose account or code is meant: the one who is named, the one that the caller stands for, or the only one there is; `nil`
  /// of a reader that is nobody's. Root may name any of them, an account only whom it stands for.
  ///
  /// - Throws: `WhichUser` where that is none of them, or none is named by who stands for none.
  func holder(_ named: String?, for peer: VarlinkPeer) async throws -> UserID? {
    let users = await conversation.owners.map(\.user)
    if let named {
      guard let user = users.first(where: { $0 == (try? UserID(named)) }) else { throw which(users) }
      guard try await mayNamed(user, of: users, peer) else { throw VarlinkReplyError.permissionDenied }
      return user
    }
    guard users.count > 1 else { return users.first }
    guard let own = try await core.user(standingFor: peer.uid), users.contains(own) else {
      throw which(users)
    }
    return own
  }

  /// For whom a setting is meant; `nil` for the room.
  func listener(_ named: String?, for peer: VarlinkPeer) async throws -> UserID? {
    guard named == nil else { return try await holder(named, for: peer) }
    let users = await conversation.owners.map(\.user)
    guard let own = try await core.user(standingFor: peer.uid), users.contains(own) else { return nil }
    return own
  }

  private func mayNamed(_ user: UserID, of users: [UserID], _ peer: VarlinkPeer) async throws -> Bool {
    if peer.uid == 0 || users.count == 1 { return true }
    return try await core.user(standingFor: peer.uid) == user
  }

  private func which(_ users: [UserID]) -> ReaderInterface.WhichUser {
    ReaderInterface.WhichUser(users: users.map(\.canonical).joined(separator: ", "))
  }
}
