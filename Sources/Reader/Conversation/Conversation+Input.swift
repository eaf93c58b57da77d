// SPDX-License-Identifier: GPL-3.0-or-later
internal import ApprovalCore
internal import Keypad
internal import Sound

extension Conversation {
  /// Everything that can reach the conversation, in the one queue that it is taken from.
  enum Input: Sendable {
    case key(Key, at: ContinuousClock.Instant)
    case notice(CoreNotice)
    case report(NarratorReport)
    case failed(CoreError)
    case keypadMissing(phrase: String)
    case keypadBack(phrase: String)
    case codeAsked(account: String?)
    case accountsChanged
    case settingAsked(Setting, Int)
    case owned
    case heard(by: Privacy)
    case aloud([Narration])
    case question(AsyncStream<Void>.Continuation)
    case tick
  }
}
