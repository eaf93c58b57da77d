// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Sound

extension Conversation {
  /// Everything that can reach the conversation, in the one queue that it is taken from.
  enum Input: Sendable {
    /// A key, and how often the player had been silenced when it was.
    case key(Key, silence: Int)
    case notice(CoreNotice, PendingChange?)
    case report(NarratorReport)
    case failed(CoreError)
    case keypadMissing(phrase: String)
    case keypadBack(phrase: String)
    case codeAsked(account: String?)
    case accountsChanged
    case settingAsked(Setting, Int, mayTellMore: Bool)
    case owned
    case heard(by: Privacy)
    case announced(Announcement)
    case saying([Speakable])
    case question(AsyncStream<Void>.Continuation)
    case turnedAway([TurnedAway])
    case tick
  }

  /// Whether a sentence of an approval is being spoken, for the core.
  struct SpokenOf: Sendable {
    let id: ApprovalID
    let authenticator: AuthenticatorID
    let isSpoken: Bool
  }
}
