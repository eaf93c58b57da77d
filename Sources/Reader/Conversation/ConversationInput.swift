// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Keypad
public import Sound
public import Speech
internal import Synchronization

extension Conversation {
  /// Everything that can reach the conversation, in the one queue that it is taken from.
  enum Input: Sendable {
    /// A key, and how often the player had been silenced when it was; of a plus, whether it came so soon after another that it may
    /// be the bounce of that.
    case key(Key, silence: Int, mayBounce: Bool)
    case notice(CoreNotice, PendingChange?)
    case report(SpeechOutputReport)
    case failed(CoreError)
    case keypadMissing(phrase: Phrase)
    case keypadBack(phrase: Phrase)
    case codeAsked(account: String?, of: UserID?)
    case accountsChanged(of: UserID?)
    case settingAsked(Setting, Int, of: UserID?, mayTellMore: Bool)
    case owned(before: [UserID])
    case heard(by: Privacy)
    case mixer(isSilent: Bool)
    case announced(Announcement)
    case saying([Speakable])
    case question(AsyncStream<Void>.Continuation)
    case turnedAway([TurnedAway], of: UserID)
    case tick
  }

  /// Whether a sentence of an approval is being spoken, for the core.
  struct SpokenOf: Sendable {
    let id: ApprovalID
    let authenticator: AuthenticatorID
    var isSpoken = true
  }
}

/// What comes from outside, in any thread; each is taken in its turn.
extension Conversation {
  /// A key went down: what is being said stops before this returns, whatever the conversation or the core is doing, and the
  /// key's turn comes. A strike that is dropped is no key, and stops nothing.
  public nonisolated func press(_ key: Key) {
    let time = clock.now - start
    strikes.withLock { strikes in
      guard strikes.accepts(key, at: time) else { return }
      let mayBounce = strikes.mayBounce(key, at: time)
      input.yield(.key(key, silence: player.silence(), mayBounce: mayBounce))
    }
  }

  /// The code was asked for from elsewhere than the keypad: of an account, or of the reader.
  ///
  /// - Parameters:
  ///   - account: which account's; the reader's own without one.
  ///   - user: whose, where the reader has several users.
  public nonisolated func speakCode(ofAccount account: String? = nil, of user: UserID? = nil) {
    input.yield(.codeAsked(account: account, of: user))
  }

  /// The accounts in the memory are others than they were; whose, where the reader has several users.
  public nonisolated func accountsChanged(of user: UserID? = nil) {
    input.yield(.accountsChanged(of: user))
  }

  /// Something that concerns the person happened elsewhere; whom, where the reader has several users.
  public nonisolated func announce(_ announcement: Announcement, of user: UserID? = nil) {
    var announcement = announcement
    announcement.user = user
    input.yield(.announced(announcement))
  }

  /// Others hear the output now, or nobody but the listener. What was chosen in the settings holds all the same.
  public nonisolated func heard(by privacy: Privacy) {
    input.yield(.heard(by: privacy))
  }

  /// The mixer of the output says whether nothing of it is heard. What is being played counts by it at once.
  public nonisolated func heard(isSilent: Bool) {
    speechOutput.audibility.set(isMuted: isSilent)
    input.yield(.mixer(isSilent: isSilent))
  }

  /// Something went wrong that the person must hear of.
  public nonisolated func report(phrase: Phrase) {
    input.yield(.report(.unsayable(phrase: phrase)))
  }

  /// There is no keypad, as the phrase says: now, and again whenever the headset comes to a reader that still has none.
  public nonisolated func keypadIsMissing(phrase: Phrase) {
    input.yield(.keypadMissing(phrase: phrase))
  }

  /// The keypad is there again, as the phrase says when there is a word's pause.
  public nonisolated func keypadIsBack(phrase: Phrase) {
    input.yield(.keypadBack(phrase: phrase))
  }

  /// The core could not do what nobody asked it for from the keypad.
  public nonisolated func report(_ error: CoreError) {
    input.yield(.failed(error))
  }
}

/// What a supervisor and the wire ask of the conversation itself.
extension Conversation {
  /// Returns once everything given before was taken and performed.
  ///
  /// Waits without end where the conversation hangs or is over, until the task is cancelled: a watchdog's question.
  public func answers() async {
    let (answer, giver) = AsyncStream.makeStream(of: Void.self)
    ask(answer: giver)
    for await _ in answer { return }
  }

  /// Reads the voices again; where they do not hold, those it has stay.
  ///
  /// - Throws: `SpeechError` that names file, key and placeholder.
  public func reloadVoices() async throws(SpeechError) {
    try await languages.reload()
  }
}

/// The filter of strikes, for the threads that keys come on and the one that knows what was heard.
final class StrikeFilter: Sendable {
  private let state = Mutex(DoubleStrike())

  func withLock<Result>(_ body: (inout DoubleStrike) -> Result) -> Result { state.withLock { body(&$0) } }
}

/// Drops a key that is struck again by a trembling hand: the same key, sooner than `window` after its last strike
/// (EN 301 549 §5.8). Off while the window is zero.
struct DoubleStrike: Sendable {
  var window = Duration.zero
  private var last: (key: Key, at: Duration)?
  private var spacing = PlusSpacing()

  /// Whether the key is a plus that may be the bounce of the one before.
  mutating func mayBounce(_ key: Key, at time: Duration) -> Bool {
    key == .plus && !spacing.accepts(at: time)
  }

  /// Words that followed the last key were heard to their end: the next plus is an answer to them, however soon it comes in the
  /// time of an output that does not play in real time.
  mutating func hear() { spacing.forget() }

  /// Whether the key counts. Dropped strikes move the window on, so that a tremor of any length is one key.
  ///
  /// - Parameter time: the moment of the strike on a clock that only goes forward.
  mutating func accepts(_ key: Key, at time: Duration) -> Bool {
    defer { last = (key, time) }
    guard let last, last.key == key else { return true }
    return time - last.at >= window
  }
}
