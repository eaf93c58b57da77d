// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Keypad
internal import Sound
internal import Speech

/// What is done once it is known whose, and their PIN held.
enum UserPurpose: Sendable {
  /// Speaks a code: the person's own, or of the account that was asked for from elsewhere.
  case code(account: String? = nil)
  /// Chooses whose code `0` speaks.
  case account(by: Int)
  /// What is behind the PIN in the menu, and what of the menu is a person's.
  case personal, newAccount, stoppedServices
  /// Opens or activates the reader again: what it asks for stands in the place of the PIN.
  case wayBack
  /// Confirms the switch to one-time codes that is due.
  case confirmSwitch

  /// Where in the menu it was asked for; at rest else.
  fileprivate var menuItem: MenuItem? {
    switch self {
    case .personal: .personal
    case .newAccount: .newAccount
    case .stoppedServices: .stoppedServices
    case .code, .account, .wayBack, .confirmSwitch: nil
    }
  }
}

/// Whose it is being asked: a digit for each.
public struct UserChoice: Sendable {
  let purpose: UserPurpose
  let users: [UserID]

  /// Who has the digit; `nil` where nobody has.
  func user(_ digit: UInt8) -> UserID? {
    users.indices.contains(Int(digit) - 1) ? users[Int(digit) - 1] : nil
  }

  /// Each with their digit.
  var words: [Speakable] {
    users.enumerated().map { index, user in
      .phrase(.userDigit, ["number": .number(index + 1), "user": .name(user.canonical)])
    }
  }
}

/// The PIN of the user who was chosen.
public struct UserOpening: Sendable {
  let user: UserID
  let purpose: UserPurpose
  var entry: Entry
}

/// Whose, and then their PIN.
extension Dialogue {
  /// - Parameter users: who can be meant; all of them where none are named. Each keeps their digit.
  mutating func askWhose(_ purpose: UserPurpose) -> [DialogueEffect] {
    hearPrivately()
    let choice = UserChoice(purpose: purpose, users: household.map(\.user))
    place = .choosingUser(choice)
    return say([.phrase(.whose)] + choice.words)
  }

  mutating func name(_ gesture: Gesture?, _ key: Key, at now: Instant) -> [DialogueEffect] {
    guard case .choosingUser(let choice) = place else { return [] }
    switch gesture {
    case .user:
      guard let user = key.digit.flatMap({ choice.user($0.value) }) else {
        return say([.earcon(.error)] + choice.words)
      }
      return choose(user, choice.purpose, at: now)
    case .again: return say(choice.words)
    case .leave: return leaveNaming(choice.purpose)
    case .slower, .faster: return adjust(gesture)
    case .help: return help()
    case .silence: return []
    default: return say(.earcon(.error))
    }
  }

  private mutating func leaveNaming(_ purpose: UserPurpose) -> [DialogueEffect] {
    guard let item = purpose.menuItem else { return settle(after: .phrase(.hereRest)) }
    return backToMenu(item)
  }

  private mutating func choose(_ user: UserID, _ purpose: UserPurpose, at now: Instant) -> [DialogueEffect] {
    if case .wayBack = purpose { return openAgain(user, at: now) }
    return askPIN(of: user, purpose, at: now)
  }

  /// Asks for one user's PIN; where nothing can be answered for them, why not.
  mutating func askPIN(of user: UserID, _ purpose: UserPurpose, at now: Instant) -> [DialogueEffect] {
    if let hindrance = hindrance(self[user]?.obstacle, of: user, at: now) {
      return settle(after: naming(user) + [hindrance.speakable])
    }
    place = .userPIN(UserOpening(user: user, purpose: purpose, entry: Entry(length: limits.pinDigits)))
    return say(naming(user) + [.phrase(.enterPIN)])
  }

  /// The reader was blocked on request for this user, or approves nothing for them any more.
  private mutating func openAgain(_ user: UserID, at now: Instant) -> [DialogueEffect] {
    switch self[user]?.obstacle {
    case .blockedOnRequest:
      atHand = user
      return startUnblocking()
    case .blocked where canSetUp, .noAuthenticator where canSetUp:
      place = .rest
      atHand = user
      return ask(.wayBack)
    default:
      let hindrance = hindrance(self[user]?.obstacle, of: user, at: now)
      return settle(after: naming(user) + [hindrance?.speakable ?? .phrase(.nothingWaits)])
    }
  }

  // MARK: The PIN

  /// Whether a request needs its user's PIN before it is heard on a shared reader, where the core asks for none: one that is
  /// answered with a code, or that was opened before.
  func asksPINHere(of pending: PendingApproval) -> Bool {
    guard isShared, !pending.isOpenedHere else { return false }
    return !pending.binding.isAnsweredOnAuthenticator || pending.state != .requested
  }

  /// The PIN of a request's user held.
  mutating func open(_ pending: PendingApproval, of user: UserID) -> [DialogueEffect] {
    guard pending.user == user else { return [] }
    var pending = pending
    pending.isOpenedHere = true
    return takeUp(pending)
  }

  /// The PIN held.
  mutating func openUser(_ user: UserID, at now: Instant) -> [DialogueEffect] {
    guard case .userPIN(let opening) = place, opening.user == user else { return [] }
    opened = OpenedUser(user: user, until: now + limits.sharedWindow)
    place = .rest
    turnToPerson()
    return goOn(to: opening.purpose, at: now)
  }

  private mutating func goOn(to purpose: UserPurpose, at now: Instant) -> [DialogueEffect] {
    switch purpose {
    case .code(let account?): return speak(.account(account), at: now)
    case .code: return speak(codes.source, at: now)
    case .account(let step): return review(by: step, at: now)
    case .personal: return openPersonal(at: now)
    case .newAccount: return startAdding()
    case .stoppedServices:
      place = .settings(.stoppedServices)
      return askStoppedServices(at: now)
    case .confirmSwitch: return ask(.confirmSwitch)
    case .wayBack: return []
    }
  }

  mutating func leaveUserPIN(_ opening: UserOpening) -> [DialogueEffect] { leaveNaming(opening.purpose) }
}
