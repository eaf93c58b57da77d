// SPDX-License-Identifier: GPL-3.0-or-later
public import ApprovalCore
public import Keypad
public import Sound
internal import Synchronization

/// What comes from outside, in any thread; each is taken in its turn.
extension Conversation {
  /// A key went down: what is being said stops before this returns, whatever the conversation or the core is doing, and the
  /// key's turn comes. A strike that is dropped is no key, and stops nothing.
  public nonisolated func press(_ key: Key) {
    let time = clock.now - start
    strikes.withLock { strikes in
      guard strikes.accepts(key, at: time) else { return }
      input.yield(.key(key, silence: player.silence()))
    }
  }

  /// The code was asked for from elsewhere than the keypad: of an account, or of the reader.
  public nonisolated func speakCode(ofAccount account: String? = nil) {
    input.yield(.codeAsked(account: account))
  }

  /// The accounts in the memory are others than they were.
  public nonisolated func accountsChanged() {
    input.yield(.accountsChanged)
  }

  /// Something that concerns the person happened elsewhere.
  public nonisolated func announce(_ announcement: Announcement) {
    input.yield(.announced(announcement))
  }

  /// Others hear the output now, or nobody but the listener. What was chosen in the settings holds all the same.
  public nonisolated func heard(by privacy: Privacy) {
    input.yield(.heard(by: privacy))
  }

  /// Something went wrong that the person must hear of.
  public nonisolated func report(phrase: String) {
    input.yield(.report(.unsayable(phrase: phrase)))
  }

  /// There is no keypad, as the phrase says: now, and again whenever the headset comes to a reader that still has none.
  public nonisolated func keypadIsMissing(phrase: String) {
    input.yield(.keypadMissing(phrase: phrase))
  }

  /// The keypad is there again, as the phrase says when there is a word's pause.
  public nonisolated func keypadIsBack(phrase: String) {
    input.yield(.keypadBack(phrase: phrase))
  }

  /// The core could not do what nobody asked it for from the keypad.
  public nonisolated func report(_ error: CoreError) {
    input.yield(.failed(error))
  }
}
