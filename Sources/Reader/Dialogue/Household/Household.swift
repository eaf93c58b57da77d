// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
internal import Speech

/// One of several users of a reader, and what the dialogue knows of them.
public struct HouseholdMember: Sendable {
  public let user: UserID
  /// Why nothing can be answered on this reader for them now.
  public var obstacle: Refusal?
  /// Whether a recovery of theirs waits or is due.
  public var isRecovering: Bool
  /// Their accounts of other services.
  public var accounts: [AccountCard]
  /// How the reader speaks to them, where they set it.
  public var values: [Setting: Int]

  public init(
    user: UserID, obstacle: Refusal? = nil, isRecovering: Bool = false, accounts: [AccountCard] = [],
    values: [Setting: Int] = [:]
  ) {
    self.user = user
    self.obstacle = obstacle
    self.isRecovering = isRecovering
    self.accounts = accounts
    self.values = values
  }
}

/// A user whose PIN held, and until when it does unless a key comes.
struct OpenedUser: Sendable {
  let user: UserID
  var until: Instant
}

/// A reader that is several users'.
///
/// 1. Whose it is comes before the PIN, always: a PIN is tried for one user and counts for them alone.
/// 2. What a request says, a code, an account and all that is behind the PIN is heard after that user's PIN alone, and no more a
///    while after their last key. That a request is there, whose and from whom, is heard by whoever is in the room.
/// 3. While a user is dealt with, the reader speaks as they set it; else as the room is set.
/// 4. With one user none of this is there: nothing asks whose.
extension Dialogue {
  var isShared: Bool { !household.isEmpty }

  /// Whose turn it is on a shared reader: of the request at hand, of what is being done, or of the PIN that was typed last.
  var person: UserID? {
    isShared ? place.pending?.user ?? atHand ?? opened?.user : nil
  }

  /// Whether what is one person's may be heard: on a shared reader, after their PIN.
  var isOpen: Bool { !isShared || opened != nil }

  /// Whom the place is about, whenever it is another.
  mutating func followPlace() {
    if let pending = place.pending {
      atHand = pending.user
    } else if let user = place.namedUser {
      atHand = user
    } else if place.isNobodys {
      atHand = nil
    }
    if let atHand, atHand != opened?.user { opened = nil }
    turnToPerson()
  }

  /// What is set and whose accounts are to choose from is the person's at hand; nothing of another's is left.
  mutating func turnToPerson() {
    let person = person
    guard person != menu.person else { return }
    menu.person = person
    codes = CodeShelf()
    codes.accounts = person.flatMap { self[$0]?.accounts } ?? []
  }

  /// The voice turns to the person at hand, from the next word on.
  mutating func turnVoice() -> [DialogueEffect] {
    guard voiceOf != person else { return [] }
    voiceOf = person
    return [.turn(to: person)]
  }

  subscript(user: UserID) -> HouseholdMember? {
    get { household.first { $0.user == user } }
    set {
      guard let newValue, let place = household.firstIndex(where: { $0.user == user }) else { return }
      household[place] = newValue
    }
  }

  /// Whose something is that is said; nothing where the reader is one person's.
  func naming(_ user: UserID?) -> [Speakable] {
    guard isShared, let user else { return [] }
    return [.phrase(.forUser, ["user": .name(user.canonical)])]
  }

  /// The reader is others' than it was: somebody came, or left it.
  ///
  /// - Parameter members: its users; one where it is one person's again.
  mutating func share(among members: [HouseholdMember]) -> [DialogueEffect] {
    household = members.count > 1 ? members : []
    (opened, isOwned) = (nil, true)
    menu.own = [:]
    for member in household { menu.own[member.user] = member.values }
    if let one = members.first, members.count == 1 {
      (ownObstacle, isOwnRecovering, codes.accounts, codes.chosen) = (
        one.obstacle, one.isRecovering, one.accounts, nil
      )
      for (setting, value) in one.values { _ = menu.set(setting, to: value) }
    }
    // What is being done for one of them goes on; the question whose it is, is another now.
    let asked: [DialogueEffect] = if place.namedUser != nil || place.isNobodys { settle() } else { [] }
    turnToPerson()
    return asked
  }

  // MARK: Open for a while

  /// No key came for so long that another may be at the keypad; while something is being heard, that is not so.
  mutating func lapseOpened(at now: Instant) -> [DialogueEffect] {
    guard let opened, now >= opened.until else { return [] }
    guard unfinished == 0 else {
      keepOpen(at: now)
      return []
    }
    return closeOpened()
  }

  /// The person is done, or gone.
  mutating func closeOpened(saying phrase: Phrase = .personalClosed) -> [DialogueEffect] {
    guard opened != nil else { return [] }
    // A request has its own way: what was opened before it closes without a word.
    guard place.pending == nil, atHand == nil else {
      opened = nil
      return []
    }
    let said = say(.phrase(phrase))
    opened = nil
    return said + settle()
  }

  // MARK: How they stand

  /// Why nothing can be answered on this reader now, for whoever is at hand.
  var obstacle: Refusal? {
    get { isShared ? person.flatMap { self[$0]?.obstacle } : ownObstacle }
    set {
      guard isShared else {
        ownObstacle = newValue
        return
      }
      if let person { self[person]?.obstacle = newValue }
    }
  }

  /// Whose recovery waits or is due: of whoever is at hand, of the first where nobody is.
  private var recovering: HouseholdMember? {
    household.first { $0.isRecovering && (person == nil || $0.user == person) }
  }

  var isRecovering: Bool { isShared ? recovering != nil : isOwnRecovering }

  /// A key from here stops the recovery.
  mutating func offerRecovery(at now: Instant) -> [DialogueEffect] {
    atHand = recovering?.user
    return offer(.recovery, at: now)
  }

  // MARK: At rest

  /// Which of them nothing can be answered for now, each by name.
  func hindrances(at now: Instant) -> [Speakable] {
    household.flatMap { member in
      hindrance(member.obstacle, of: member.user, at: now).map { naming(member.user) + [$0.speakable] } ?? []
    }
  }

  /// Those for whom the reader can be opened or activated again here.
  var usersWithWayBack: [UserID] {
    household.filter { member in
      switch member.obstacle {
      case .blockedOnRequest: true
      case .blocked, .noAuthenticator: canSetUp
      default: false
      }
    }.map(\.user)
  }
}

extension DialogueState {
  /// Whom the place names by itself.
  var namedUser: UserID? {
    if case .userPIN(let opening) = self { opening.user } else { nil }
  }

  /// Whether nobody's turn it is.
  var isNobodys: Bool {
    switch self {
    case .rest, .choosingUser, .settings: true
    default: false
    }
  }
}
