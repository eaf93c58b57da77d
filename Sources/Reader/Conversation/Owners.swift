// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound
internal import Speech

/// Whose reader it is: one person's, or several users'.
extension Conversation {
  func owner(of user: UserID) -> Owner? { owners.first { $0.user == user } }

  /// For whom the reader is this authenticator.
  func owner(_ authenticator: AuthenticatorID) -> Owner? {
    owners.first { $0.authenticator == authenticator }
  }

  /// Whose something is, as the dialogue is told: of a reader of one person it is theirs without a word.
  func tag(_ user: UserID?) -> UserID? { isShared ? user : nil }

  /// Everything that the dialogue knows of one of them.
  func member(_ owner: Owner) async -> HouseholdMember {
    HouseholdMember(
      user: owner.user, obstacle: await obstacle(of: owner), isRecovering: await isRecovering(owner.user),
      accounts: await accountCards(of: owner.user), values: voices.own[owner.user] ?? [:])
  }

  func members() async -> [HouseholdMember] {
    var members: [HouseholdMember] = []
    for owner in owners { members.append(await member(owner)) }
    return members
  }

  private func obstacle(of owner: Owner) async -> Refusal? {
    try? await core.authenticator(owner.authenticator).obstacle(at: core.currentTime())
  }

  /// Whether the reader can be answered on for one of them, in a word: active, locked, blocked, blockedOnRequest or deleted.
  public func readerState(of owner: Owner) async throws -> String {
    guard try await core.authenticators(of: owner.user).contains(where: { $0.id == owner.authenticator })
    else { return AuthenticatorState.deleted.rawValue }
    return switch try await core.authenticator(owner.authenticator).obstacle(at: core.currentTime()) {
    case .locked?: "locked"
    case .blockedOnRequest?: "blockedOnRequest"
    case .blocked?: "blocked"
    default: "active"
    }
  }

  // MARK: Who comes, and who leaves

  /// Somebody was enrolled from elsewhere than the keypad.
  func becomeOwned(before former: [UserID]) async {
    await restoreOwn()
    await receive(.owned)
    let isOthers = !former.isEmpty && owners.map(\.user) != former
    guard isShared || isOthers else { return }
    await receive(.shared(await members()))
    for owner in owners where isShared && !former.contains(owner.user) {
      await receive(
        .announced(Announcement(.announceUserAdded, ["user": .name(owner.user.canonical)])))
    }
  }

  /// The reader was deleted for one of several: the others go on.
  func leave(_ owner: Owner) async {
    owners.removeAll { $0.user == owner.user }
    voices.own[owner.user] = nil
    await performer.belong(to: owners)
    if let one = self.owner { await beOnly(one) }
    await receive(.shared(await members()))
    await receive(.announced(Announcement(.announceUserLeft, ["user": .name(owner.user.canonical)])))
  }
}
