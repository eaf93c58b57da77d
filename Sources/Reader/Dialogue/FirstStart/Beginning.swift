// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Sound

/// What holds at the start, and what changes from elsewhere.
extension Dialogue {
  mutating func begin(_ beginning: Beginning) -> [DialogueEffect] {
    isOwned = beginning.isOwned
    canSetUp = beginning.canSetUp
    ownObstacle = beginning.obstacle
    isOwnRecovering = beginning.isRecovering
    codes.accounts = beginning.accounts
    menu = Menu(languages: beginning.languages, values: beginning.values)
    (terms, awaitsTerms) = (beginning.terms, beginning.awaitsTerms)
    if beginning.household.count > 1 { return share(among: beginning.household) }
    return !isOwned && canSetUp ? startSetup() : announceTerms()
  }

  /// A recovery moved: at rest, the key that stops it is one key away.
  mutating func recover(_ news: RecoveryNews, _ isWaiting: Bool, of user: UserID?) -> [DialogueEffect] {
    if isShared, let user { self[user]?.isRecovering = isWaiting } else { isOwnRecovering = isWaiting }
    let effects = isWaiting ? [] : leaveOffer(of: [.recovery], user)
    return effects + put(.change(Announcement(news.phrase, pending: isWaiting ? .recovery : nil, of: user)))
  }

  /// Something happened elsewhere; a switch that is settled is offered no longer.
  mutating func hear(of announcement: Announcement) -> [DialogueEffect] {
    let isSettled = Self.switchEnds.contains(announcement.phrase) && announcement.pending == nil
    let effects = isSettled ? leaveOffer(of: [.waiting, .due], announcement.user) : []
    // Which accounts somebody has is theirs alone.
    let isNamed = isShared && Self.namingAccounts.contains(announcement.phrase)
    return effects
      + put(
        .change(isNamed ? Announcement(.announceAccountsChanged, of: announcement.user) : announcement))
  }

  private static let namingAccounts: Set<Phrase> = [.announceAccountAdded, .announceAccountRemoved]

  private static let switchEnds = Set([MethodSwitchNews.cancelled, .done, .back].map(\.phrase))

  /// What was offered is settled elsewhere: the offer ends, and a request that waits is announced.
  mutating func leaveOffer(of changes: Set<PendingChange>, _ user: UserID?) -> [DialogueEffect] {
    guard case .switchOffer(let change, _) = place, changes.contains(change), !isShared || user == person
    else { return [] }
    return settle()
  }

  mutating func know(_ accounts: [AccountCard], of user: UserID?) -> [DialogueEffect] {
    if isShared, let user { self[user]?.accounts = accounts }
    guard user == person else { return [] }
    let chosen = codes.chosenAccount
    codes.accounts = accounts
    codes.chosen = chosen.flatMap { accounts.firstIndex(of: $0) }
    return []
  }

  /// The request that waits until the person is done will be heard in other words.
  mutating func reword(_ id: ApprovalID, _ parts: [TextPart]) -> [DialogueEffect] {
    guard let place = queue.firstIndex(where: { $0.id == id }) else { return [] }
    queue[place].parts = parts
    queue[place].openingWithoutName = nil
    return []
  }

  mutating func becomeOwned() -> [DialogueEffect] {
    isOwned = true
    ownObstacle = nil
    awaitsTerms = false
    // What was to be said of the device before this one is not true of it.
    speech.forget(.announceThisDeleted)
    guard case .setup = place else { return [] }
    return silence() + settle()
  }

  /// What is for the listener alone was not said: others can hear.
  mutating func withhold() -> [DialogueEffect] {
    // What is typed or written is taken all the same; zero is part of it.
    if place.mode == .typing || place.mode == .writing { return say(.earcon(.click)) }
    guard !isWithheld else { return [] }
    isWithheld = true
    return silence() + say(.earcon(.error), .phrase(.plugInHeadset))
  }
}
