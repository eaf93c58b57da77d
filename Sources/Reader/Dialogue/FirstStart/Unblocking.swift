// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Cryptography
internal import Sound
internal import Speech

/// Lifting the block of this reader, step by step: its PIN, then the password.
public struct Unblocking: Sendable {
  /// The PIN being typed.
  var entry: Entry
  /// The password being written.
  var writing = Writing()
  /// The PIN, once it was typed whole: then the password is written.
  private(set) var pin: Secret?

  init(pinDigits: Int) {
    entry = Entry(length: pinDigits)
  }

  var mode: KeyMode { pin == nil ? .typing : .writing }

  /// Keeps the PIN that was typed, and goes on to the password.
  mutating func keepPIN() {
    pin = entry.secret
    entry.startAgain()
  }
}

/// A reader that somebody had blocked, opened again at the reader itself.
extension Dialogue {
  /// The reader was blocked or opened, or is as it is for another reason: what holds from now on, and what is said of it.
  ///
  /// - Parameter phrase: says it; without one, what `5` says of it. What the keypad brought about was said there.
  mutating func hinder(_ obstacle: Refusal?, of user: UserID?, saying phrase: Phrase?, at now: Instant)
    -> [DialogueEffect]
  {
    let former = isShared ? user.flatMap { self[$0]?.obstacle } : ownObstacle
    guard former != obstacle || obstacle == nil else { return [] }
    if isShared, let user { self[user]?.obstacle = obstacle } else { ownObstacle = obstacle }
    if user == person { codes.awaited = nil }
    let closed = obstacle == nil ? [] : closeBehindPIN(of: user)
    let news = phrase.map { Announcement($0, of: user) } ?? hindrance(obstacle, of: user, at: now)
    return closed + (news.map { put(.change($0)) } ?? [])
  }

  /// Nothing of it is heard or changed on a reader that is not to be answered on.
  private mutating func closeBehindPIN(of user: UserID?) -> [DialogueEffect] {
    if isShared {
      guard let user, opened?.user == user else { return [] }
      guard atHand == nil, place.pending == nil else {
        opened = nil
        return []
      }
      opened = nil
      return settle()
    }
    return if case .personal = place { settle() } else { [] }
  }

  mutating func startUnblocking() -> [DialogueEffect] {
    place = .unblocking(Unblocking(pinDigits: limits.pinDigits))
    return say(.phrase(.unblockPIN))
  }

  /// The PIN is typed whole: the password comes next.
  mutating func finishPIN(_ unblocking: Unblocking) -> [DialogueEffect] {
    var unblocking = unblocking
    unblocking.keepPIN()
    place = .unblocking(unblocking)
    return say(.phrase(.unblockPassword))
  }

  mutating func finishWriting(_ unblocking: Unblocking) -> [DialogueEffect] {
    guard let pin = unblocking.pin else { return startUnblocking() }
    return ask(.unblock(pin: pin, password: Password.secret(typed: unblocking.writing.text)))
  }

  /// It is open again; the core's notice says so.
  mutating func unblocked() -> [DialogueEffect] {
    obstacle = nil
    return settle()
  }

  /// Left: the block stays.
  mutating func leaveUnblocking() -> [DialogueEffect] {
    settle(after: .phrase(.hereBlockedOnRequest))
  }
}
